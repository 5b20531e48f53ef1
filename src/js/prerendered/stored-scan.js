// What an earlier visit kept, as far as the screens before the app have to know it. The app reads all of it, and says what is
// wrong with it.

/** Of the built-in questionnaire (storage/key.rs). @param {string} name */
export const keyOf = (name) => `sbs:1:social-business:${name}`;

/** @typedef {{ kept?: Record<string, any>, isRefused: boolean, isAttempt: boolean, attempts: number }} Visit */

/** Whether anything was answered, chosen or written. @param {Record<string, any> | undefined} kept */
export const hasBegun = (kept) =>
  ["answers", "notes", "orgModel", "employees", "publishers"].some((name) => {
    const value = kept?.[name];
    return value !== null && (typeof value === "object" ? Object.keys(value).length > 0 : value !== undefined);
  });

/**
 * What was kept under a name, in the order in which the app looks.
 * @param {string} name
 * @param {string} storage as the attribute of the element says it
 * @returns {Visit}
 */
export const visitOf = (name, storage) => {
  /** @type {Visit} */
  const visit = { isRefused: storage === "none", isAttempt: false, attempts: 0 };
  if (visit.isRefused) return visit;
  const key = keyOf(name);
  try {
    const tab = sessionStorage;
    const store = storage === "session" || tab.getItem(key) !== null ? tab : localStorage;
    const text = store.getItem(key);
    const attempt = `${key}:attempt:`;
    visit.attempts = Object.keys(store).filter((other) => other.startsWith(attempt)).length;
    if (text) {
      visit.kept = JSON.parse(text) ?? {};
      visit.isAttempt = store.getItem(attempt + visit.kept?.attempt) !== null;
    }
  } catch (cause) {
    // Text that cannot be read is as none here; a store that is refused gives another error.
    visit.isRefused = !(cause instanceof SyntaxError);
  }
  return visit;
};
