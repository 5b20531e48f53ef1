// The single file: the standalone page with everything inside, also from a disk.

import init, { sbs_start } from "sbs-page-glue";
import { BootError, diagnose, textOf } from "../loader/boot-error.js";
import { decodeWasm } from "../loader/decode-wasm.js";
import { decodeBase91 } from "../loader/base91.js";
import { languageFiles } from "../loader/language-files.js";
import { decompressLzma } from "../loader/lzma.js";

/** @param {unknown} cause */
const stopped = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError) globalThis.sbsPanel?.show("panic", textOf(cause));
};
addEventListener("error", (event) => typeof WebAssembly === "object" && stopped(event.error));
addEventListener("unhandledrejection", (event) => typeof WebAssembly === "object" && stopped(event.reason));

/** What a script element of this name holds. @param {string} id */
const held = (id) => document.getElementById(id)?.textContent ?? "";

/** The file of a language: all of them are packed together. @param {string} code @returns {Promise<string>} */
const language = async (code) =>
  JSON.parse(new TextDecoder().decode(decompressLzma(decodeBase91(held("sbs-languages")))))[code];

const boot = async () => {
  const bytes = await decodeWasm(held("sbs-wasm"), decodeBase91);
  const languages = languageFiles(language);
  const first = await languages.first(document.documentElement.dataset.sbsLang);
  try {
    await init({ module_or_path: bytes });
    sbs_start(languages.file, first);
    await globalThis.sbsEarly?.adopt();
  } catch (cause) {
    throw await diagnose(cause, async () => bytes);
  }
};

boot().catch((cause) => {
  globalThis.sbsPanel?.show(cause instanceof BootError ? cause.code : "panic", cause instanceof BootError ? cause.message : textOf(cause));
});
