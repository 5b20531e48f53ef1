// Files that are chosen, or dropped anywhere on the page.

import { byId } from "./language.js";

/** The most bytes that a questionnaire may have, as for `sbs check`. */
const LIMIT = 16 * 1024 * 1024;

/** Files of spreadsheets, which only the command line reads. */
const SPREADSHEET = /\.(xlsx|xlsm|xls|ods|csv)$/i;

/** The text of a file; an error is the key of the words that say why there is none. @param {File} file */
const read = async (file) => {
  if (SPREADSHEET.test(file.name)) throw new Error("author_spreadsheet");
  if (file.size > LIMIT) throw new Error("author_too_large");
  try {
    // The byte order mark of Windows editors goes with it.
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error("author_unreadable");
  }
};

/**
 * Reads what comes in.
 * @param {(text: string, name: string) => void} opened
 * @param {(why: string, name: string) => void} refused
 */
export const onFile = (opened, refused) => {
  /** @param {File | null | undefined} file */
  const take = async (file) => {
    if (!file) return;
    try {
      opened(await read(file), file.name);
    } catch (cause) {
      refused(/** @type {Error} */ (cause).message, file.name);
    }
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
