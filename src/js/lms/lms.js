// lms.js, on the launch page of the packages for learning environments: keeps the answers of the element where the LMS keeps
// things, and tells it how far the learner is. It knows the element by its public events and methods only, and what the LMS
// is like by `scorm.js` and `cmi5.js`. Without an LMS the page is a scan that keeps its answers in the tab.

import * as texts from "sbs-texts";
import { cmi5 } from "./cmi5.js";
import { cutToRoom } from "./cut-to-room.js";
import { scorm } from "./scorm.js";
import { merged } from "./merge-answers.js";
import { outcomeOf } from "./outcome.js";
import { tabMemory } from "./tab-memory.js";

/**
 * What an LMS can do. `learner` tells the learners of one browser apart; `room` is how many characters it keeps.
 * @typedef {{ lang: string, learner: string, room: number, read(): Promise<string>,
 *   write(text: string, outcome: import("./outcome.js").Outcome | null): Promise<boolean>, end(): void }} Lms
 */

/** How long after a refusal we try again, in milliseconds. */
const AGAIN = 10_000;

/** How often we look whether something was typed, in milliseconds. */
const TYPED = 3000;

const scan = /** @type {any} */ (document.createElement("social-business-scan"));
const line = document.createElement("p");
line.slot = "intro";
scan.append(line);

/** @param {Record<string, string>} forms by language */
const say = (forms) => {
  const text = forms[document.documentElement.lang] ?? "";
  if (line.textContent !== text) line.textContent = text;
};

/** Without what changes by itself, to see whether anything changed. @param {any} answers */
const still = ({ savedAt, tabs, ...answers }) => answers;

/** @param {Lms} lms */
const keepIn = (lms) => {
  const seen = tabMemory(`sbs-lms:${lms.learner}`);
  let last = "";
  let isBusy = false;
  let isAgain = false;
  let isOver = false;
  /** What the LMS keeps is known. Before that, whatever we write could be in the place of it. */
  let isRead = false;
  let timer = 0;

  const write = async () => {
    const answers = still(await scan.getAnswers());
    const [text, isCut] = cutToRoom(answers, lms.room);
    if (isOver || text === last) return;
    const outcome = outcomeOf(await scan.getResult());
    // Another save may have come first.
    if (isOver || text === last) return;
    last = text;
    const isKept = await lms.write(text, outcome).catch(() => false);
    // The scan itself knows of this tab only, and says so (lms.css).
    scan.toggleAttribute("data-kept", isKept);
    if (isKept) {
      seen.set(text);
    } else {
      last = "";
      clearTimeout(timer);
      timer = setTimeout(() => save(), AGAIN);
    }
    say(isKept ? (isCut ? texts.lms_long : texts.lms_kept) : texts.lms_failed);
  };

  /**
   * The answers as they are now, if they are others than the last time; one after the other. With SCORM all of it happens in
   * the task of the press that gave the answer, so that nothing is lost with the window.
   */
  const save = async (isLast = false) => {
    if (isBusy && !isLast) {
      isAgain = true;
      return;
    }
    isBusy = true;
    try {
      await write();
    } catch (cause) {
      console.warn("social-business-scan: the answers did not reach the LMS.", cause);
    } finally {
      isBusy = false;
    }
    if (isAgain) {
      isAgain = false;
      await save();
    }
  };

  /** What the LMS keeps, as soon as it says so. */
  const read = async () => {
    for (;;) {
      try {
        return await lms.read();
      } catch (cause) {
        console.warn("social-business-scan: the LMS does not say what it keeps.", cause);
        say(texts.lms_failed);
        await new Promise((next) => setTimeout(next, AGAIN));
      }
    }
  };

  const begin = async () => {
    await customElements.whenDefined(scan.localName);
    await scan.ready;
    const kept = await read();
    const taken = merged(kept, seen.get(), still(await scan.getAnswers()));
    if (taken) {
      try {
        await scan.setAnswers(taken);
      } catch (cause) {
        // Of a newer version, perhaps: they stay with the LMS until this one has an answer to keep.
        console.warn("social-business-scan: the answers that the LMS keeps cannot be read here.", cause);
        last = JSON.stringify(still(await scan.getAnswers()));
      }
    }
    isRead = true;
    await save();
    for (const kind of ["sbs-progress", "sbs-complete", "sbs-plan"]) scan.addEventListener(kind, () => save());
    // What is typed beside the answers is told by no event.
    setInterval(() => document.hidden || save(), TYPED);
    document.addEventListener("visibilitychange", () => document.hidden && save());
  };
  begin().catch((cause) => console.warn("social-business-scan: the scan does not start.", cause));

  // Two listeners: what the first one begins is carried out before the second one is called.
  addEventListener("pagehide", () => isRead && save(true));
  addEventListener("pagehide", () => {
    isOver = true;
    lms.end();
  });
  // The session with the LMS has ended: another one begins with another launch.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
};

const start = async () => {
  const query = new URLSearchParams(location.search);
  /** @type {Lms | undefined} */
  let lms;
  let hasFailed = false;
  try {
    lms = await (cmi5(query) ?? scorm(window));
  } catch (cause) {
    console.warn("social-business-scan: the session with the LMS does not begin.", cause);
    hasFailed = true;
  }
  const wanted = [lms?.lang ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  document.documentElement.lang = wanted.find((tag) => texts.languages.includes(tag)) ?? texts.source;
  scan.setAttribute("storage", "session");
  // Of a launch that failed, too: the next one in this tab finds the answers there.
  scan.setAttribute("storage-key", lms?.learner || query.get("registration") || "lms");
  scan.setAttribute("heading-level", "1");
  // With an LMS the line waits until something is kept, or is not.
  if (!lms) say(hasFailed ? texts.lms_failed : texts.lms_absent);
  document.querySelector("main")?.replaceChildren(scan);
  if (lms) keepIn(lms);
};

start();
