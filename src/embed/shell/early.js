// The page before the wasm: its first screen is in the HTML, and works. Pressing a start button shows the first
// questions, ticks stay; `boot.js` has it all done again in the app (adopt.js). A classic script before the body, so that
// nothing of the wrong language is ever seen.

import { record } from "./adopt.js";
import "./guard.js";
import "./page-panel.js";

/** Where the page keeps its answers (storage/key.rs). */
const KEY = "sbs:1:social-business:default";
/** A line "is loading" before this many milliseconds after a press would only flash. */
const PATIENCE = 600;

const root = document.documentElement;
/** What was kept, as far as it can be read. @type {Record<string, any> | undefined} */
let kept;
try {
  const text = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
  if (text) kept = JSON.parse(text) ?? {};
} catch {
  // Whatever it is, the app says so.
  kept = {};
}

// As the app chooses.
const wanted = [kept?.lang, navigator.language, root.lang].map((tag) => String(tag ?? "").slice(0, 2));
// Not `lang`: that is what the app goes by for who speaks neither.
root.dataset.sbsLang = wanted.find((tag) => tag === "nl" || tag === "en") ?? "nl";

const place = location.hash.slice(1);
/** The first questions of each scan, which are in the page. @type {Record<string, string>} */
const SECTIONS = { "three-ps": "quick", people: "full" };
const hasBegun = ["answers", "notes", "orgModel", "employees", "publishers"].some((name) => {
  const value = kept?.[name];
  return value !== null && (typeof value === "object" ? Object.keys(value).length > 0 : value !== undefined);
});
const resumed = hasBegun && SECTIONS[place] === kept?.mode ? SECTIONS[place] : undefined;
const isElsewhere = !resumed && (place === "data" || (hasBegun && place && !place.startsWith("r=")));
// What the style sheet shows: a first visit, one that goes on, or a place that only the app can draw.
root.dataset.sbs = resumed ? "there" : isElsewhere ? "elsewhere" : hasBegun ? "back" : "first";

const box = () => /** @type {HTMLElement} */ (document.getElementById("sbs-early"));
/** The screen in the language that is seen. */
const shown = () => /** @type {HTMLElement} */ (document.querySelector(`#sbs-early > [lang="${root.dataset.sbsLang}"]`) ?? box());

/** @param {string} name @returns {HTMLElement | undefined} */
const questions = (name) => {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`sbs-early-${name}-${root.dataset.sbsLang}`));
  const screen = template?.content.firstElementChild?.cloneNode(true);
  if (!screen) return;
  box().replaceChildren(screen);
  styled();
  return shown();
};

// Sizes that a strict policy keeps out of attributes.
const styled = () => {
  for (const part of shown().querySelectorAll("[data-style]")) {
    /** @type {HTMLElement} */ (part).style.cssText = /** @type {HTMLElement} */ (part).dataset.style ?? "";
  }
};

/** @param {HTMLElement} button */
const press = (button) => {
  if (root.dataset.sbs !== "first") return false;
  const { early } = button.dataset;
  if (button.lang) {
    root.dataset.sbsLang = button.lang;
    return true;
  }
  const screen = early ? questions(early) : undefined;
  if (!screen) return false;
  const heading = /** @type {HTMLElement | null} */ (screen.querySelector("[data-sbs-heading]"));
  heading?.focus();
  heading?.scrollIntoView({ block: "nearest" });
  return true;
};

const { adopt, hasWork } = record(document, shown, press);

/** Says that the app is still coming, to whoever waits for it. @param {() => boolean} isWaiting */
const tell = (isWaiting) =>
  setTimeout(() => {
    const line = document.getElementById("sbs-loading");
    if (line && isWaiting()) line.hidden = false;
  }, PATIENCE);

document.addEventListener("DOMContentLoaded", () => {
  if (isElsewhere) tell(() => true);
  if (!resumed) return;
  const screen = questions(resumed);
  for (const radio of screen?.querySelectorAll("input[type=radio]") ?? []) {
    const { name, value } = /** @type {HTMLInputElement} */ (radio);
    const answer = kept?.answers?.[name.replace(/^.*?-[a-z]+-/, "")];
    /** @type {HTMLInputElement} */ (radio).checked = String(answer) === value;
  }
});

document.addEventListener("click", () => tell(hasWork));

Object.defineProperty(globalThis, "sbsEarly", {
  value: Object.freeze({
    /** Puts the app into its place. */
    adopt: async () => {
      const app = /** @type {HTMLElement} */ (document.getElementById("sbs"));
      await adopt(app, () => {
        app.hidden = false;
        delete root.dataset.sbs;
        for (const early of document.querySelectorAll("#sbs-loading, #sbs-early, [id^=sbs-early-]")) early.remove();
      });
    },
  }),
});
