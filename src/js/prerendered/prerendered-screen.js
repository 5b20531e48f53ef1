// A page whose first screen is in its HTML and works before the wasm is there: pressing a start button shows the first
// questions, ticks stay. The app has it all done again (event-replay.js). Called before the body is read, so that nothing of the
// wrong language is ever seen.

import { bundled, languages as known, source } from "sbs-texts";
import { record } from "./event-replay.js";
import { firstAnswers, tickAnswered, tickedIn } from "./first-answers.js";
import { fitStart } from "./fit-start.js";

/** A line "is loading" before this many milliseconds after a press would only flash. */
const PATIENCE = 600;

const root = document.documentElement;

/**
 * Lets the first screen work.
 * @param {string[]} languages the first that we have is chosen
 * @param {"first" | "back" | "there" | "elsewhere"} state what the style sheet shows: a first visit, one that goes on, the
 *   first questions, or nothing yet, because only the app can draw it
 * @param {string | undefined} mode the scan whose first questions are shown
 * @param {{ name: string, storage: string, visit: import("./stored-scan.js").Visit, offer: string | null }} where the
 *   first answers are kept, what is kept there already, and the only scan that is offered
 */
export const begin = (languages, state, mode, where) => {
  /** To those questions. @type {Record<string, unknown> | undefined} */
  const answers = where.visit.kept?.answers;
  // Not `lang`: that is what the app goes by for who speaks none of ours.
  root.dataset.sbsLang = languages.map((tag) => tag.slice(0, 2)).find((tag) => known.includes(tag)) ?? source;
  /** The questions are here in some languages only (xtask/src/texts.rs); in the others they come with the app. */
  const areHere = () => bundled.includes(root.dataset.sbsLang ?? "");
  if (!areHere()) mode = undefined;
  root.dataset.sbs = state === "there" && !mode ? "elsewhere" : state;

  const box = () => /** @type {HTMLElement} */ (document.getElementById("sbs-early"));
  /** The screen in the language that is seen. */
  const shown = () => /** @type {HTMLElement} */ (document.querySelector(`#sbs-early > [lang="${root.dataset.sbsLang}"]`) ?? box());

  /** @param {ParentNode} screen */
  const disclosures = (screen) => [...screen.querySelectorAll("details")];

  const choose = () => {
    const screens = /** @type {HTMLElement[]} */ ([...box().querySelectorAll(":scope > .sbs")]);
    // Before this script only the first screen is visible, and a disclosure opens without a script.
    const isOpen = disclosures(screens[0] ?? box()).map((disclosure) => disclosure.open);
    for (const screen of screens) {
      screen.hidden = screen.lang !== root.dataset.sbsLang;
      disclosures(screen).forEach((disclosure, at) => (disclosure.open ||= isOpen[at] ?? false));
    }
  };

  /** @param {string} name @returns {HTMLElement | undefined} */
  const questions = (name) => {
    const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`sbs-early-${name}-${root.dataset.sbsLang}`));
    // On a slow line a part of it may be there; it is whole when something comes after it.
    const isWhole = template?.nextSibling || document.readyState !== "loading";
    const screen = isWhole && template?.content.firstElementChild?.cloneNode(true);
    if (!screen) return;
    box().replaceChildren(screen);
    // Sizes that a strict policy keeps out of attributes.
    for (const part of shown().querySelectorAll("[data-style]")) {
      /** @type {HTMLElement} */ (part).style.cssText = /** @type {HTMLElement} */ (part).dataset.style ?? "";
    }
    return shown();
  };

  let [isChosen, isOver] = [false, false];
  /** @type {ReturnType<typeof firstAnswers> | undefined} */
  let first;

  /** From now on the answers to the questions that are shown are kept. @param {string} mode @param {boolean[]} ticked what was chosen at the start */
  const follow = (mode, ticked) => {
    first = firstAnswers(where, Number(box().dataset.version), shown);
    first.follow(mode, ticked, isChosen ? root.dataset.sbsLang : null);
  };

  document.addEventListener("change", () => isOver || first?.keep());

  /** @param {HTMLElement} button @returns {boolean | undefined | ((there: ParentNode) => HTMLElement | undefined)} */
  const press = (button) => {
    // Nothing to be done again: who skips does not come back.
    if (button.matches(".sbs-skip")) {
      /** @type {HTMLElement | null} */ (shown().querySelector("[data-item] input, [data-sbs-heading]"))?.focus();
      return undefined;
    }
    if (root.dataset.sbs !== "first") return false;
    const { early } = button.dataset;
    // The questions are there in one language; the app turns them.
    if (button.lang && !first) {
      root.dataset.sbsLang = button.lang;
      choose();
      isChosen = true;
      return true;
    }
    if (!early || !areHere()) return false;
    const ticked = tickedIn(shown());
    const show = () => {
      const screen = questions(early);
      // The button may be there before the questions are.
      if (!screen) return document.readyState === "loading" && !isOver && (requestAnimationFrame(show), true);
      follow(early, ticked);
      const heading = /** @type {HTMLElement | null} */ (screen.querySelector("[data-sbs-heading]"));
      heading?.focus();
      heading?.scrollIntoView({ block: "nearest" });
      return true;
    };
    if (!show()) return false;
    // With answers that are kept, the app goes on with them rather than start.
    return (there) => (first?.isKept() ? /** @type {HTMLElement | null} */ (there.querySelector(".sbs-resume button")) ?? undefined : undefined);
  };

  const { adopt, hasWork } = record(document, shown, press);

  /** Says that the app is still coming, to whoever waits for it. @param {() => boolean} isWaiting */
  const tell = (isWaiting) =>
    setTimeout(() => {
      const line = document.getElementById("sbs-loading");
      if (line && isWaiting()) line.hidden = false;
    }, PATIENCE);

  const onParsed = () => {
    if (root.dataset.sbs === "elsewhere") tell(() => true);
    for (const screen of box().querySelectorAll(":scope > .sbs")) fitStart(/** @type {HTMLElement} */ (screen), where.visit, where.offer);
    // Also where a policy refuses the style sheet.
    choose();
    const screen = mode && questions(mode);
    if (mode && !answers) follow(mode, []);
    if (screen) tickAnswered(screen, answers);
  };
  // An optimiser may delay this script until the first interaction, when the document is parsed already.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", onParsed);
  else onParsed();
  // What is folded away is still to come, too.
  document.addEventListener("click", () => isOver || tell(() => hasWork() || shown().querySelector("details[open] > summary:only-child") !== null));

  return {
    /** Puts the app into its place. @param {HTMLElement} app what holds it @param {HTMLElement} element what is hidden until then */
    adopt: (app, element) =>
      adopt(app, () => {
        element.hidden = false;
        isOver = true;
        delete root.dataset.sbs;
        // A dialog that opened out of sight could not give its first button the focus.
        /** @type {HTMLElement | null} */ (app.querySelector("dialog[open] button"))?.focus();
        for (const early of document.querySelectorAll("#sbs-loading, #sbs-early, [id^=sbs-early-]")) early.remove();
      }),
  };
};
