// The wasm that writes the report as PDF: loaded when a visitor asks for the file, and kept for the next time.

import { load } from "./boot-error.js";

/** Why there is no file; the app knows these words. @typedef {"load" | "logo" | "write"} Failure */

/** Lets the browser show that it is being made: writing takes the page's time. A hidden page makes no frames. */
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

/**
 * The function that takes a request (`export/report/pdf_request.rs`) and gives the bytes of the file, or rejects with a
 * `Failure`.
 * @param {() => Promise<{ default: (source: { module_or_path: Response }) => Promise<unknown>, sbs_pdf: (request: string) => Uint8Array }>} loadGlue
 * @param {string | URL} wasm
 */
export const pdfWriter = (loadGlue, wasm) => {
  /** @type {Promise<(request: string) => Uint8Array> | undefined} */
  let writer;
  const begin = async () => {
    const [glue, response] = await Promise.all([loadGlue(), load(wasm)]);
    await glue.default({ module_or_path: response });
    return glue.sbs_pdf;
  };
  return async (/** @type {string} */ request) => {
    const shown = painted();
    writer ??= begin();
    let write;
    try {
      [write] = await Promise.all([writer, shown]);
    } catch {
      // The next press tries again.
      writer = undefined;
      throw "load";
    }
    try {
      return write(request);
    } catch (cause) {
      // A trap, after which this instance cannot go on; or the reason in a word.
      if (typeof cause === "string") throw cause;
      writer = undefined;
      throw "write";
    }
  };
};
