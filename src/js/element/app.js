// What the element works with once the app is there: its exports, and what is not needed before. The element gets it as
// one object, because it may come in a script of its own (entry/element-core.js).

import { diagnose } from "../loader/boot-error.js";
import { warn } from "./contrast.js";
import { start } from "./instance.js";
import { printScan } from "./print.js";
import { questionnaireOf } from "./questionnaire.js";
import { hasStopped, onStop } from "./trap-guard.js";

/** @typedef {Awaited<ReturnType<typeof open>> & { styles?: string }} App with the whole style sheet, where the element has only that of the first screens */

/**
 * Starts the wasm.
 * @param {Response | BufferSource} source
 * @param {() => Promise<ArrayBufferView | ArrayBuffer>} content the same again, to find out why it does not start
 */
export const open = async (source, content) => {
  try {
    return { ...(await start(source)), questionnaireOf, warn, printScan, hasStopped, onStop };
  } catch (cause) {
    throw await diagnose(cause, content);
  }
};
