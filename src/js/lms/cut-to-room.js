// What an LMS with little room gets. SCORM 1.2 has 4,096 characters: notes and a plan may be longer, answers are not.

/** What stays when a text is too long: every answer, and what says how it is to be read. */
const NEEDED = ["kind", "schema", "instrument", "version", "mode", "cultureOnly", "answers", "beyond", "orgModel", "employees", "publishers", "typed", "parameters", "lang", "place"];

/** As little as needed, and whether that is not all. @param {any} answers @param {number} room @returns {[string, boolean]} */
export const cutToRoom = (answers, room) => {
  const all = JSON.stringify(answers);
  if (all.length <= room) return [all, false];
  return [JSON.stringify(Object.fromEntries(NEEDED.filter((key) => key in answers).map((key) => [key, answers[key]]))), true];
};
