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

/** The text that this tab has read or kept last. Another tab may have kept another one since. */
let own = "";

export const keptText = () => (own = kept(TEXT));
export const keptLanguage = () => kept(LANGUAGE);

/** Keeps a text that is another one than this tab has read or kept last; whether it is kept. @param {string} text */
export const keepText = (text) => {
  if (text === own) return true;
  const isKept = keep(TEXT, text);
  if (isKept) own = text;
  return isKept;
};

/** @param {string} code */
export const keepLanguage = (code) => keep(LANGUAGE, code);
