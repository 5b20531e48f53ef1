// Keeps the first answers that are given before the app is there, so that they outlive a window that is closed. The only
// place outside the app that writes, and only where nothing is kept: an answer file, which the app reads like that of an
// earlier visit. As soon as anybody else has written, it stops.

import { keyOf } from "./stored-scan.js";

/**
 * @param {string} name of the scan
 * @param {string} storage as the attribute of the element says it
 * @param {Record<string, unknown>} about which scan it is: the rest of the answer file
 */
export const earlyAutosave = (name, storage, about) => {
  const key = keyOf(name);
  /** @type {string | null} */
  let own = null;
  let isOff = storage === "none" || !Number.isInteger(about.version);

  /** Keeps these, if it can. @param {Record<string, unknown>} answers */
  const keep = (answers) => {
    if (isOff) return;
    try {
      const store = storage === "session" ? sessionStorage : localStorage;
      isOff = store.getItem(key) !== own;
      if (isOff) return;
      const text = JSON.stringify({
        kind: "sbs-answers",
        schema: 1,
        instrument: "social-business",
        ...about,
        answers,
        savedAt: new Date().toISOString(),
      });
      store.setItem(key, text);
      own = text;
    } catch {
      // The app says why, when it is there.
      isOff = true;
    }
  };

  return { keep, isKept: () => own !== null };
};
