// The single file: the standalone page with everything inside, also from a disk.

import init, { sbs_later, sbs_start } from "sbs-page-glue";
import { BootError, diagnose, textOf } from "./failure.js";
import { inflate } from "./inflate.js";
import { fromLetters } from "./letters.js";

/** @param {unknown} cause */
const stopped = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError) globalThis.sbsPanel?.show("panic", textOf(cause));
};
addEventListener("error", (event) => typeof WebAssembly === "object" && stopped(event.error));
addEventListener("unhandledrejection", (event) => typeof WebAssembly === "object" && stopped(event.reason));

/** The rules that only the app needs come packed with it. @param {WebAssembly.Module} module */
const dress = (module) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(new TextDecoder().decode(WebAssembly.Module.customSections(module, "sheet")[0]));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

const boot = async () => {
  const bytes = await inflate(document.getElementById("sbs-wasm")?.textContent ?? "", fromLetters);
  try {
    const module = await WebAssembly.compile(bytes);
    dress(module);
    await init({ module_or_path: module });
    // Everything is in this wasm.
    sbs_start("");
    sbs_later();
    await globalThis.sbsEarly?.adopt();
  } catch (cause) {
    throw await diagnose(cause, async () => bytes);
  }
};

boot().catch((cause) => {
  globalThis.sbsPanel?.show(cause instanceof BootError ? cause.code : "panic", cause instanceof BootError ? cause.message : textOf(cause));
});
