// Which answers a launch begins with. They are in two places: the LMS has what reached it, from any device, and this tab has
// what was answered here last, which a page that was left too fast may not have sent.

/** @param {string} text @returns {any} */
const read = (text) => {
  try {
    const value = JSON.parse(text);
    return value?.answers && typeof value.answers === "object" ? value : null;
  } catch {
    return null;
  }
};

/**
 * The answers to go on with, or null for those of the tab as they are. `seen` is what the tab last knew the LMS to have:
 * what differs from it in the tab was answered here and has not arrived; what differs from it in the LMS came from elsewhere.
 * @param {string} kept by the LMS @param {string} seen @param {any} here
 */
export const merged = (kept, seen, here) => {
  const theirs = read(kept);
  if (!theirs) return null;
  const before = read(seen);
  if (Object.keys(theirs.answers).length === 0) return null;
  if (Object.keys(here.answers ?? {}).length === 0) return theirs;
  if (kept === seen) return null;
  const answers = { ...theirs.answers };
  for (const [item, answer] of Object.entries(here.answers)) {
    if (before?.answers[item] !== answer) answers[item] = answer;
  }
  // A longer scan has a place for the answers of both.
  return { ...theirs, mode: [theirs.mode, here.mode].includes("full") ? "full" : "quick", answers };
};
