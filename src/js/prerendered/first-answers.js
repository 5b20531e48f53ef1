// The first questions, which are there before the app: which they are, and keeping their answers at once.

import { earlyAutosave } from "./early-autosave.js";
import { hasBegun } from "./stored-scan.js";

/** The first sections of the scans, whose questions are there: their places, and the scans. @type {Record<string, string>} */
const SECTIONS = { "three-ps": "quick", people: "full" };

/** The item that a radio button answers. @param {string} name */
const itemOf = (name) => name.replace(/^.*?-[a-z]+-/, "");

/** @param {ParentNode} screen @param {string} selector @returns {HTMLInputElement[]} */
const inputs = (screen, selector) => [...screen.querySelectorAll(selector)].map((input) => /** @type {HTMLInputElement} */ (input));

/** The scan whose first questions are at this place, if it is that which was kept. @param {string | undefined} place @param {Record<string, any> | undefined} kept */
export const sectionAt = (place, kept) => {
  const mode = SECTIONS[place ?? ""];
  // The questions that are there are those of a section.
  return mode !== undefined && mode === kept?.mode && kept.flow !== "one" ? mode : undefined;
};

/**
 * The scan whose first questions a host asks for at once, if they are there.
 * @param {Record<string, any> | undefined} kept
 * @param {string | null} mode @param {string | null} flow as the host has set them
 */
export const firstAsked = (kept, mode, flow) => {
  if ((kept?.flow ?? flow) === "one") return undefined;
  return hasBegun(kept) ? sectionAt(kept?.place, kept) : mode === "quick" ? "quick" : "full";
};

/** Ticks what was answered before. @param {ParentNode} screen @param {Record<string, unknown> | undefined} answers */
export const tickAnswered = (screen, answers) => {
  for (const radio of inputs(screen, "input[type=radio]")) radio.checked = String(answers?.[itemOf(radio.name)]) === radio.value;
};

/**
 * Keeps the answers on the screen.
 * @param {{ name: string, storage: string }} where the answers of this scan are kept
 * @param {number} version of the questionnaire
 * @param {() => ParentNode} shown
 */
export const firstAnswers = (where, version, shown) => {
  /** @type {ReturnType<typeof earlyAutosave> | undefined} */
  let first;
  let isAny = false;

  return {
    /**
     * From now on the answers to the questions that are shown are kept.
     * @param {string} mode
     * @param {boolean[]} ticked what was chosen at the start: only the culture, only in this tab
     * @param {string | null | undefined} lang if the visitor chose it
     */
    follow: (mode, [isCulture, isTab], lang) => {
      const place = Object.keys(SECTIONS).find((section) => SECTIONS[section] === mode);
      const about = { version, mode, place, cultureOnly: isCulture ?? false, lang };
      first = earlyAutosave(where.name, isTab ? "session" : where.storage, about);
    },
    /** Keeps what is ticked. */
    keep: () => {
      /** @type {Record<string, unknown>} */
      const given = {};
      for (const { name, value } of inputs(shown(), "input[type=radio]:checked")) {
        isAny = true;
        given[itemOf(name)] = /\d/.test(value) ? Number(value) : value;
      }
      first?.keep(given);
    },
    /** Whether they are kept, so that the app goes on with them rather than start. */
    isKept: () => first?.isKept() ?? false,
    /** Whether an answer was given, kept or not. */
    isAny: () => isAny,
  };
};

/** Which boxes are ticked. @param {ParentNode} screen */
export const tickedIn = (screen) => inputs(screen, "input[type=checkbox]").map((box) => box.checked);
