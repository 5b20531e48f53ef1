// lms.js, on the launch page of the packages for learning environments: keeps the answers of the element where the LMS keeps
// things, and tells it how far the learner is. It knows the element by its public events and methods only, and what the LMS
// is like by `scorm.js` and `cmi5.js`. Without an LMS the page is a scan that keeps its answers in the tab.

import { languages, lms_absent, lms_failed, lms_kept, lms_long, source } from "sbs-texts";
import { cmi5 } from "./cmi5.js";
import { scorm } from "./scorm.js";
import { merged } from "./merge-answers.js";
import { outcomeOf } from "./outcome.js";

/**
 * What an LMS can do. `learner` tells the learners of one browser apart; `room` is how many characters it keeps.
 * @typedef {{ lang: string, learner: string, room: number, read(): Promise<string>,
 *   write(text: string, outcome: import("./outcome.js").Outcome | null): Promise<boolean>, end(): void }} Lms
 */

/** How long after a refusal we try again, in milliseconds. */
const AGAIN = 10_000;

/** What stays when a text is too long for an LMS. */
const NEEDED = ["kind", "schema", "instrument", "version", "mode", "answers", "orgModel", "employees", "publishers", "parameters", "lang", "place"];

const scan = /** @type {any} */ (document.createElement("social-business-scan"));
const line = document.createElement("p");
line.slot = "intro";
scan.append(line);

/** What the LMS is known to have. */
let had = "";
let isOver = false;
/** @type {Promise<unknown>} */
let writing = Promise.resolve();
let timer = 0;

/** @param {Record<string, string>} texts */
const say = (texts) => {
  const text = texts[document.documentElement.lang] ?? "";
  if (line.textContent !== text) line.textContent = text;
};

/** @param {string} key */
const tab = (key) => ({
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
      // What the LMS has counts then.
    }
  },
});

/** As little as needed, and whether that is not all. @param {any} answers @param {number} room @returns {[string, boolean]} */
const fit = (answers, room) => {
  const all = JSON.stringify(answers);
  if (all.length <= room) return [all, false];
  return [JSON.stringify(Object.fromEntries(NEEDED.filter((key) => key in answers).map((key) => [key, answers[key]]))), true];
};

/** Without what changes by itself, to see whether anything changed. @param {any} answers */
const still = ({ savedAt, tabs, ...answers }) => answers;

/** @param {Lms} lms */
const keepIn = (lms) => {
  const seen = tab(`sbs-lms:${lms.learner}`);
  let last = "";

  /** The answers as they are now; `told` is the outcome to tell with them. In the task of the event: a page that is left has no other. */
  const save = async () => {
    const answers = still(await scan.getAnswers());
    const outcome = outcomeOf(await scan.getResult());
    const [text, isCut] = fit(answers, lms.room);
    if (isOver || text === last) return;
    last = text;
    const isKept = await lms.write(text, outcome).catch(() => false);
    if (isKept) {
      had = text;
      seen.set(text);
    } else {
      last = "";
      clearTimeout(timer);
      timer = setTimeout(() => save(), AGAIN);
    }
    say(isKept ? (isCut ? lms_long : lms_kept) : lms_failed);
  };

  const begin = async () => {
    await scan.ready;
    had = await lms.read().catch(() => "");
    const taken = merged(had, seen.get(), still(await scan.getAnswers()));
    // What another version of the questionnaire has kept is refused, and stays with the LMS until the first answer.
    if (taken) await scan.setAnswers(taken).catch((/** @type {unknown} */ cause) => console.warn("social-business-scan: the LMS has answers that cannot be read.", cause));
    say(lms_kept);
    await save();
    for (const kind of ["sbs-progress", "sbs-complete", "sbs-plan", "focusout"]) scan.addEventListener(kind, () => save());
    document.addEventListener("visibilitychange", () => document.hidden && save());
  };
  writing = begin().catch((cause) => console.warn("social-business-scan: the answers do not reach the LMS.", cause));

  addEventListener("pagehide", () => {
    // Only turns of the same task come before the end of the page.
    const end = () => {
      if (!isOver) lms.end();
      isOver = true;
    };
    save().then(end, end);
  });
  // The session with the LMS has ended: another needs another launch.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
};

const start = async () => {
  /** @type {Lms | undefined} */
  const lms = await Promise.resolve(cmi5(new URLSearchParams(location.search)) ?? scorm(window)).catch(() => undefined);
  const wanted = [lms?.lang ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  document.documentElement.lang = wanted.find((tag) => languages.includes(tag)) ?? source;
  scan.setAttribute("storage", "session");
  scan.setAttribute("storage-key", lms?.learner || "lms");
  scan.setAttribute("heading-level", "1");
  say(lms ? lms_kept : lms_absent);
  document.querySelector("main")?.replaceChildren(scan);
  if (lms) keepIn(lms);
};

start();
