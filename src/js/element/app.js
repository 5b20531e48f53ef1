// What the element works with once the app is there: its exports, and what is not needed before. The element gets it as
// one object, because it may come in a script of its own (entry/element-core.js).

import { diagnose } from "../loader/boot-error.js";
import { warn } from "./contrast.js";
import { run as begin, start } from "./instance.js";
import { printScan } from "./print.js";
import { causes, questionnaireOf } from "./questionnaire.js";
import { hasStopped, onStop } from "./trap-guard.js";

/** @typedef {Awaited<ReturnType<typeof open>> & { styles?: string }} App with the whole style sheet, where the element has only that of the first screens */

/** What is the same in all forms. */
const BESIDE = { causes, questionnaireOf, warn, printScan, hasStopped, onStop };

/** Starts the program where it is JavaScript. @param {Record<string, any>} program */
export const run = (program) => ({ ...begin(program), ...BESIDE });

/**
 * Starts the wasm.
 * @param {Response | BufferSource} source
 * @param {() => Promise<ArrayBufferView | ArrayBuffer>} content the same again, to find out why it does not start
 */
export const open = async (source, content) => {
  try {
    return { ...(await start(source)), ...BESIDE };
  } catch (cause) {
    throw await diagnose(cause, content);
  }
};
