// The single file: the standalone page with everything inside, also from a disk.

import init, { sbs_start } from "sbs-page-glue";
import { BootError, diagnose, textOf } from "../loader/boot-error.js";
import { decodeWasm } from "../loader/decode-wasm.js";
import { decodeBase91 } from "../loader/base91.js";

/** @param {unknown} cause */
const stopped = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError) globalThis.sbsPanel?.show("panic", textOf(cause));
};
addEventListener("error", (event) => typeof WebAssembly === "object" && stopped(event.error));
addEventListener("unhandledrejection", (event) => typeof WebAssembly === "object" && stopped(event.reason));

const boot = async () => {
  const bytes = await decodeWasm(document.getElementById("sbs-wasm")?.textContent ?? "", decodeBase91);
  try {
    await init({ module_or_path: bytes });
    sbs_start();
    await globalThis.sbsEarly?.adopt();
  } catch (cause) {
    throw await diagnose(cause, async () => bytes);
  }
};

boot().catch((cause) => {
  globalThis.sbsPanel?.show(cause instanceof BootError ? cause.code : "panic", cause instanceof BootError ? cause.message : textOf(cause));
});
