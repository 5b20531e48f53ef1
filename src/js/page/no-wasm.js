// The app as JavaScript, for a browser or a site that runs no WebAssembly: `boot.js` loads it in the place of the wasm.

import * as glue from "sbs-glue";
import * as program from "sbs-program";
import { guarded, onStop } from "../element/trap-guard.js";
import { textOf } from "../loader/boot-error.js";

/** Starts it. @param {(code: string) => Promise<string>} language loads a file @param {string | undefined} first is one that is there */
export const start = (language, first) => {
  const exports = guarded(program);
  onStop((cause) => globalThis.sbsPanel?.show("panic", textOf(cause)));
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  /** @type {any} */ (glue).sbs_start(language, first);
};
