// SCORM 1.2 and SCORM 2004: the API that the LMS puts in a window above ours, and the names of its data model.

import { decimal } from "./outcome.js";

/** @typedef {import("./lms.js").Lms} Lms */

/** The two versions: how the API and its functions are called, and the elements of the data model. */
const VERSIONS = [
  {
    api: "API_1484_11",
    start: "",
    functions: ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError"],
    // Required of an LMS.
    room: 64_000,
    lang: "cmi.learner_preference.language",
    learner: "cmi.learner_id",
    exit: "cmi.exit",
    time: "cmi.session_time",
    status: "cmi.completion_status",
    score: "cmi.score",
    /** @param {number} seconds */
    duration: (seconds) => `PT${decimal(Math.round(seconds * 100) / 100)}S`,
    objective: {
      passed: { success_status: "passed", completion_status: "completed" },
      failed: { success_status: "failed", completion_status: "completed" },
      unknown: { success_status: "unknown", completion_status: "incomplete" },
      notApplicable: { success_status: "unknown", completion_status: "not attempted" },
    },
  },
  {
    api: "API",
    start: "LMS",
    functions: ["Initialize", "GetValue", "SetValue", "Commit", "Finish", "GetLastError"],
    room: 4096,
    lang: "cmi.student_preference.language",
    learner: "cmi.core.student_id",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    status: "cmi.core.lesson_status",
    score: "cmi.core.score",
    /** HHHH:MM:SS.SS @param {number} seconds */
    duration: (seconds) => {
      const two = (/** @type {number} */ number) => String(Math.floor(number)).padStart(2, "0");
      const whole = Math.min(Math.floor(seconds), 9999 * 3600);
      return `${two(whole / 3600).padStart(4, "0")}:${two((whole / 60) % 60)}:${two(whole % 60)}.00`;
    },
    objective: {
      passed: { status: "passed" },
      failed: { status: "failed" },
      unknown: { status: "incomplete" },
      notApplicable: { status: "not attempted" },
    },
  },
];

/** What an LMS may say after a value of "" that is one: no error, or that the value was never set. */
const NO_ERRORS = ["", "0", "403"];

/** How many windows above a page are looked at. @see SCORM 2004 4th edition, Run-Time Environment, 3.3.6 */
const MOST_WINDOWS = 500;

/** The API with this name, in the windows above this one and above the one that opened it. @param {Window} from @param {string} name @returns {any} */
const find = (from, name) => {
  for (const first of [from, from.top?.opener]) {
    let at = /** @type {any} */ (first);
    for (let steps = 0; at && steps < MOST_WINDOWS; steps += 1) {
      try {
        if (at[name]) return at[name];
      } catch {
        // A window of another site: no LMS of ours.
      }
      if (at.parent === at) break;
      at = at.parent;
    }
  }
  return undefined;
};

/** The LMS around this window, if there is one that begins a session. @param {Window} from @returns {Lms | undefined} */
export const scorm = (from) => {
  for (const version of VERSIONS) {
    const api = find(from, version.api);
    if (api) return sessionOf(api, version);
  }
  return undefined;
};

/** @param {any} api @param {typeof VERSIONS[number]} version @returns {Lms} */
const sessionOf = (api, version) => {
  const [initialize, get, set, commit, finish, lastError] = version.functions.map(
    (name) => (/** @type {string[]} */ ...values) => String(api[version.start + name]?.(...values) ?? ""),
  );
  const began = performance.now();
  // A page that was loaded again comes to a session that has ended: then nothing reaches the LMS, and the learner reads so.
  const isOpen = initialize("") === "true";
  const status = isOpen ? get(version.status) : "";
  let isComplete = ["completed", "passed"].includes(status);
  /** The place of each objective. @type {Map<string, number>} */
  const places = new Map();
  if (isOpen) {
    const count = Number(get("cmi.objectives._count")) || 0;
    for (let at = 0; at < count; at += 1) places.set(get(`cmi.objectives.${at}.id`), at);
  }

  /** @param {string} element @param {string} value */
  const put = (element, value) => set(element, value) === "true";

  /** Where the objective is; a new one is put at the end. @param {string} id */
  const placeOf = (id) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const next = places.size;
    put(`cmi.objectives.${next}.id`, id);
    places.set(id, next);
    return next;
  };

  /** What is told with every commit: an LMS may end the session at any time. */
  const leave = () => {
    put(version.exit, "suspend");
    put(version.time, version.duration((performance.now() - began) / 1000));
  };

  return {
    lang: isOpen ? get(version.lang) : "",
    learner: isOpen ? get(version.learner) : "",
    room: version.room,
    read: async () => {
      if (!isOpen) return "";
      const kept = get("cmi.suspend_data");
      const code = kept === "" ? lastError() : "";
      if (!NO_ERRORS.includes(code)) throw new Error(`the LMS gives no answers: error ${code}`);
      return kept;
    },
    write: async (text, outcome) => {
      if (!isOpen) return false;
      const isKept = put("cmi.suspend_data", text);
      if (outcome) {
        // What was completed once stays so.
        isComplete ||= outcome.isComplete;
        put(version.status, isComplete ? "completed" : "incomplete");
        if (!version.start) put("cmi.progress_measure", decimal(outcome.progress));
        if (outcome.position !== null) {
          put(`${version.score}.min`, "0");
          put(`${version.score}.max`, "100");
          put(`${version.score}.raw`, decimal(outcome.position));
          if (!version.start) put(`${version.score}.scaled`, decimal(outcome.position / 100));
        }
        for (const { id, test } of outcome.levels) {
          const at = placeOf(id);
          for (const [name, value] of Object.entries(version.objective[test])) put(`cmi.objectives.${at}.${name}`, value);
        }
      }
      leave();
      return commit("") === "true" && isKept;
    },
    end: () => {
      if (!isOpen) return;
      leave();
      finish("");
    },
  };
};
