// What this page keeps in the browser: the text, and the language. Beside what scans keep, whose keys begin with `sbs:`.

const TEXT = "sbs-author:text";
const LANGUAGE = "sbs-author:language";

/** @param {string} key */
const kept = (key) => {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    // A browser that keeps nothing.
    return "";
  }
};

/** Whether it is kept. @param {string} key @param {string} value */
const keep = (key, value) => {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
};

export const keptText = () => kept(TEXT);
export const keptLanguage = () => kept(LANGUAGE);

/** @param {string} text @param {(isKept: boolean) => void} told */
export const keepText = (text, told) => told(keep(TEXT, text));

/** @param {string} code */
export const keepLanguage = (code) => keep(LANGUAGE, code);
