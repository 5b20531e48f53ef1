// The wasm that writes the report as PDF and compares one with its answers: loaded when a visitor asks for the file or opens
// one, and kept for the next time.

import { load } from "./boot-error.js";

/** Why there is no file; the app knows these words. @typedef {"load" | "logo" | "write"} Failure */

/** Lets the browser show that it is being made: writing takes the page's time. A hidden page makes no frames. */
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });

/**
 * The glue that wasm-bindgen wrote for `src/bin/pdf.rs`.
 * @typedef {object} Glue
 * @property {(source: { module_or_path: Response }) => Promise<unknown>} default
 * @property {(request: string) => Uint8Array} sbs_pdf
 * @property {(report: Uint8Array) => boolean} sbs_is_changed
 */

/**
 * What the app finds as `sbsPdf`. Both functions reject with a `Failure`.
 * @param {() => Promise<Glue>} loadGlue
 * @param {string | URL} wasm
 */
export const pdfWriter = (loadGlue, wasm) => {
  /** @type {Promise<Glue> | undefined} */
  let loaded;
  const begin = async () => {
    const [glue, response] = await Promise.all([loadGlue(), load(wasm)]);
    await glue.default({ module_or_path: response });
    return glue;
  };
  /**
   * @template Made
   * @param {(glue: Glue) => Made} make
   */
  const withGlue = async (make) => {
    const shown = painted();
    loaded ??= begin();
    let glue;
    try {
      [glue] = await Promise.all([loaded, shown]);
    } catch {
      // The next press tries again.
      loaded = undefined;
      throw "load";
    }
    try {
      return make(glue);
    } catch (cause) {
      // The reason in a word; or a trap, after which this instance cannot go on.
      if (typeof cause === "string") throw cause;
      loaded = undefined;
      throw "write";
    }
  };
  return Object.freeze({
    /** The bytes of the file for a request (`export/report/pdf_request.rs`). @param {string} request */
    write: (request) => withGlue((glue) => glue.sbs_pdf(request)),
    /** Whether a report says something else than its answers. @param {Uint8Array} report */
    isChanged: (report) => withGlue((glue) => glue.sbs_is_changed(report)),
  });
};
