// What a tab remembers of a launch, beside the scan's own answers: what the LMS is known to have, and a token that is given
// once. Where nothing can be kept, it is as if there had been nothing.

/** @param {string} key */
export const tabMemory = (key) => ({
  get: () => {
    try {
      return sessionStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  },
  /** @param {string} text */
  set: (text) => {
    try {
      sessionStorage.setItem(key, text);
    } catch {
      // Then the LMS alone has it, or another launch is needed.
    }
  },
});
