// Files that are chosen, or dropped anywhere on the page.

import { byId } from "./language.js";

/** The most bytes that a questionnaire may have, as for `sbs check`. */
const LIMIT = 16 * 1024 * 1024;

/** Files of spreadsheets; all others are read as text. */
const SPREADSHEET = /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv)$/i;

/** Why there is no text: the key of the words that say it, and what stands in them.
 * @typedef {{ why: string, words: Record<string, string | number> }} Refused */

/** The text of a file, with what there is to say about its cells.
 * @typedef {{ text: string, warnings: string }} Read */

/** @param {File} file
 * @param {(name: string, bytes: Uint8Array) => Promise<import("./checks.js").Opened>} spreadsheet
 * @returns {Promise<Read | Refused>}
 */
const read = async (file, spreadsheet) => {
  const name = file.name;
  const refuse = (/** @type {string} */ why, more = {}) => ({ why, words: { name, ...more } });
  if (file.size > LIMIT) return refuse("author_too_large");
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return refuse("author_unreadable");
  }
  if (SPREADSHEET.test(name)) {
    try {
      const { text, told, count } = await spreadsheet(name, new Uint8Array(bytes));
      const sentences = told.map((one) => `${one}.`).join(" ");
      if (text === null) return refuse("author_spreadsheet", { n: count, faults: sentences });
      return { text, warnings: sentences };
    } catch {
      return refuse("author_cannot");
    }
  }
  try {
    // The byte order mark of Windows editors goes with it.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), warnings: "" };
  } catch {
    return refuse("author_unreadable");
  }
};

/**
 * Reads what comes in.
 * @param {(name: string, bytes: Uint8Array) => Promise<import("./checks.js").Opened>} spreadsheet
 * @param {(text: string, name: string, warnings: string) => void} opened
 * @param {(refused: Refused) => void} refused
 */
export const onFile = (spreadsheet, opened, refused) => {
  /** A later file makes an earlier one void. */
  let turn = 0;
  /** @param {File | null | undefined} file */
  const take = async (file) => {
    if (!file) return;
    const own = (turn += 1);
    const got = await read(file, spreadsheet);
    if (own !== turn) return;
    if ("text" in got) opened(got.text, file.name, got.warnings);
    else refused(got);
  };
  const input = /** @type {HTMLInputElement} */ (byId("file"));
  input.addEventListener("change", () => {
    take(input.files?.[0]);
    // The same file may be chosen again.
    input.value = "";
  });
  const page = byId("sbs-author");
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes("Files");
  /** Before the scan of the preview, which would take it for answers. @param {DragEvent} event */
  const own = (event) => {
    if (!hasFile(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  for (const kind of /** @type {const} */ (["dragenter", "dragover"])) {
    addEventListener(kind, (event) => {
      if (own(event)) page.dataset.dropping = "";
    }, { capture: true });
  }
  addEventListener("dragleave", (event) => {
    if (own(event) && !event.relatedTarget) delete page.dataset.dropping;
  }, { capture: true });
  addEventListener("drop", (event) => {
    delete page.dataset.dropping;
    if (own(event)) take(event.dataTransfer?.files[0]);
  }, { capture: true });
};
