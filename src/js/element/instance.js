// Starts the wasm of the element. What wasm-bindgen wrote for it (`--target bundler`) is a module that takes the exports
// of the wasm from whoever instantiates it. So it can be given guarded ones, and nothing of its text has to be known.

import * as glue from "sbs-glue";
import { guarded } from "./trap-guard.js";

/** Under this name the wasm imports the functions of the glue. */
const MODULE = "./embed_bg.js";

/** Whether a browser would compile the answer while it comes in. @param {Response} response */
const isStream = (response) => response.headers.get("Content-Type") === "application/wasm";

/**
 * What the app exports for the element.
 * @param {Response | BufferSource} source the wasm
 */
export const start = async (source) => {
  const imports = { [MODULE]: /** @type {any} */ (glue) };
  const { instance } =
    source instanceof Response
      ? isStream(source)
        ? await WebAssembly.instantiateStreaming(source, imports)
        : await WebAssembly.instantiate(await source.arrayBuffer(), imports)
      : await WebAssembly.instantiate(source, imports);
  return run(instance.exports);
};

/**
 * The same of a program that is there already.
 * @param {WebAssembly.Exports | Record<string, any>} program its exports
 */
export const run = (program) => {
  const exports = guarded(program);
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  const { Questionnaire, mount, loadLanguagesBy, takeLanguage } = glue;
  return { Questionnaire, mount, loadLanguagesBy, takeLanguage };
};
