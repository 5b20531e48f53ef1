// Which answers a launch begins with. They are in two places: the LMS has what reached it, from any device, and this tab has
// what was answered here last, which a page that was left too fast may not have sent.

/** What a learner does in a scan. The rest, such as the language and the screen, a scan has by itself. */
const DONE = ["answers", "beyond", "notes", "orgModel", "employees", "publishers", "typed", "plan", "target", "aside"];

/** What is valid only together: a number of publishers that fits another number of employees makes the file one that is refused. */
const NUMBERS = ["employees", "publishers", "typed"];

/** Which questionnaire and which form the answers are of: said by whoever wrote them last. */
const IDENTITY = ["kind", "schema", "instrument", "version"];

/** @param {string} text @returns {any} */
const read = (text) => {
  try {
    const value = JSON.parse(text);
    return value?.answers && typeof value.answers === "object" ? value : null;
  } catch {
    return null;
  }
};

/** @param {any} value */
const isNothing = (value) => (value ?? "") === "" || (typeof value === "object" && Object.keys(value).length === 0);

/** With the members in one order and without those that have no value: a store may write them otherwise. @param {any} value @returns {any} */
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const members = Object.keys(value).sort().map((key) => [key, plain(value[key])]);
  return Object.fromEntries(members.filter(([, member]) => !isNothing(member)));
};

/** @param {any} value */
const textOf = (value) => {
  const found = plain(value);
  return isNothing(found) ? "" : JSON.stringify(found);
};

/** @param {any} one @param {any} other */
const isSame = (one, other) => textOf(one) === textOf(other);

/** @param {any} file */
const hasSomething = (file) => DONE.some((key) => textOf(file[key]) !== "");

/**
 * Theirs, with what is another one here than it was before.
 * @param {any} before @param {any} theirs @param {any} here @returns {Record<string, any>}
 */
const joined = (before, theirs, here) => {
  const changed = Object.entries(here ?? {}).filter(([key, value]) => !isSame(value, before?.[key]));
  return { ...theirs, ...Object.fromEntries(changed) };
};

/** All answers, also those outside the mode. @param {any} file */
const itemsOf = (file) => ({ ...file?.answers, ...file?.beyond });

/** The answers of both, each where the mode has its place. @param {any} before @param {any} theirs @param {any} here */
const items = (before, theirs, here) => {
  // What an earlier version has cut has no answers outside the mode, which is not that there are none.
  const all = joined(itemsOf(before), { ...(theirs.beyond ? {} : here.beyond), ...itemsOf(theirs) }, itemsOf(here));
  const hasBeyond = "beyond" in theirs || "beyond" in here;
  // A longer scan has a place for the answers of both.
  if ([theirs.mode, here.mode].includes("full")) return { mode: "full", answers: all, ...(hasBeyond ? { beyond: {} } : {}) };
  const outside = { ...theirs.beyond, ...here.beyond };
  /** @param {boolean} isOutside */
  const those = (isOutside) => Object.fromEntries(Object.entries(all).filter(([item]) => item in outside === isOutside));
  return { mode: "quick", answers: those(false), ...(hasBeyond ? { beyond: those(true) } : {}) };
};

/**
 * The answers to go on with, or null for those of the tab as they are. `seen` is what the tab last knew the LMS to have:
 * what differs from it in the tab was answered here and has not arrived; what differs from it in the LMS came from elsewhere.
 * Each answer, each note, and each other member is one or the other; what the LMS has no word of stays.
 * @param {string} kept by the LMS @param {string} seen @param {any} here
 */
export const merged = (kept, seen, here) => {
  const theirs = read(kept);
  if (!theirs || !hasSomething(theirs)) return null;
  if (!hasSomething(here)) return theirs;
  const before = read(seen);
  if (isSame(theirs, before)) return null;
  const both = { ...here, ...joined(before, theirs, here) };
  if (theirs.notes) both.notes = joined(before?.notes, theirs.notes, here.notes);
  const whose = NUMBERS.some((key) => !isSame(here[key], before?.[key])) ? here : theirs;
  for (const key of NUMBERS) if (key in whose) both[key] = whose[key];
  for (const key of IDENTITY) if (key in theirs) both[key] = theirs[key];
  return { ...both, ...items(before, theirs, here) };
};
