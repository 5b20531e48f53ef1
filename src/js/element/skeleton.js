// The start screen in the element until the app is there, so that the host's page does not jump and the visitor can
// read, press and tick at once. It is what the app will draw, by the app's own views (src/prerender/embed_skeleton.rs); for
// what only the app can know, bars of about its size.

import start from "sbs-start";
import { languages, loading as LOADING } from "sbs-texts";
import { record } from "../prerendered/event-replay.js";
import { fitStart } from "../prerendered/fit-start.js";
import { hasBegun, visitOf } from "../prerendered/stored-scan.js";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */
/** @typedef {import("../prerendered/stored-scan.js").Visit} Visit */
/** @typedef {[name: string, attributes: Record<string, string>, ...inside: any[]]} Tree */
/** @typedef {{ lang: Lang, mode: string | null, storage: string, name: string, screen: string | null, headingLevel: number }} Wishes */

const SVG = "http://www.w3.org/2000/svg";

/** A line "is loading" before this many milliseconds would only flash. */
const PATIENCE = 600;

/** Builds a tree; headings so many levels deeper. @param {Element} parent @param {Tree} tree @param {number} deeper */
const grow = (parent, [name, attributes, ...inside], deeper) => {
  const tag = name.replace(/^h(\d)$/, (_, level) => `h${Math.min(6, Number(level) + deeper)}`);
  const made = document.createElementNS(name === "svg" ? SVG : parent.namespaceURI, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of inside) {
    if (typeof child === "string") made.append(child);
    else grow(made, child, deeper);
  }
  parent.append(made);
  return /** @type {HTMLElement} */ (made);
};

/** Words that say that the rest is coming. @param {string} lang */
const loading = (lang) => {
  const line = document.createElement("span");
  line.append(LOADING[/** @type {Lang} */ (lang)]);
  return line;
};

/** Takes out what this visit has not. @param {HTMLElement} made @param {Wishes} wishes @param {Visit} visit */
const fit = (made, { mode, storage }, visit) => {
  const { isRefused } = visit;
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => [...made.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  /** @param {HTMLElement[]} some */
  const drop = (...some) => some.forEach((one) => one.remove());

  if (!isRefused) drop(...all(".sbs-saved, .sbs-notice"));
  if (isRefused || storage === "session") drop(...all(".sbs-check + .sbs-check"));

  // Not to be read: how far it is, only the app knows. Its lines are as many as those that come.
  const [line] = all(".sbs-resume p");
  const date = new Date(visit.kept?.savedAt).toLocaleDateString(made.lang, { dateStyle: "long" });
  line.textContent = line.textContent?.replace("{date}", () => date) ?? "";
  fitStart(made, visit, mode === "quick" || mode === "full" ? mode : null);

  // The scan that is there is no earlier one.
  const isBegun = hasBegun(visit.kept);
  const attempts = visit.attempts - (visit.isAttempt && isBegun ? 1 : 0);
  if (attempts > 0) {
    const room = document.createElement("div");
    room.className = "sbs-host__attempts";
    // Three stand open. The others are behind a line, and who has not begun has a button: parts of a row.
    const rows = Math.min(3, attempts) + (attempts > 3 ? 0.37 : 0) + (isBegun ? 0 : 0.49);
    room.style.setProperty("--sbs-rows", String(rows));
    all(".sbs-promises")[0].after(room);
  }
};

/** What only the app knows: bars in its place. @param {HTMLElement} made @param {boolean} isQuestion @param {string} mode */
const hide = (made, isQuestion, mode) => {
  const intro = /** @type {HTMLElement} */ (made.querySelector(".sbs-intro"));
  if (!isQuestion) {
    intro.inert = true;
    intro.classList.add("sbs-host__bones");
    return;
  }
  const room = document.createElement("div");
  room.className = "sbs-host__room";
  room.dataset.mode = mode;
  intro.replaceWith(room);
};

/**
 * Shows the start screen, and notes what is done there.
 * @param {ShadowRoot} root
 * @param {HTMLElement} box
 * @param {Wishes} wishes
 * @param {boolean} isOwn the questionnaire comes from elsewhere
 */
export const showSkeleton = (root, box, wishes, isOwn) => {
  const visit = isOwn ? { isRefused: wishes.storage === "none", isAttempt: false, attempts: 0 } : visitOf(wishes.name, wishes.storage);
  // What only the scan knows: the questions, and the page of a team.
  const isQuestion = wishes.screen === "question" || wishes.screen === "team";
  /** @type {HTMLElement} */
  let made;
  const line = document.createElement("p");
  line.className = "sbs-host__loading";
  line.setAttribute("role", "status");

  /** @param {Lang} lang */
  const draw = (lang) => {
    made = grow(document.createElement("div"), start[lang], wishes.headingLevel - 2);
    made.dataset.early = "";
    fit(made, wishes, visit);
    if (isOwn || isQuestion) hide(made, isQuestion, visit.kept?.mode ?? wishes.mode ?? "full");
    box.replaceChildren(made, line);
  };

  /** Says that the app is still coming, to whoever waits for it. @param {() => boolean} isWaiting */
  const tell = (isWaiting) =>
    setTimeout(() => {
      if (isWaiting()) line.replaceChildren(loading(made.lang));
    }, PATIENCE);

  /** Another language, with what was ticked, typed and unfolded. @param {Lang} lang */
  const speak = (lang) => {
    /** @returns {any[]} */
    const parts = () => [...made.querySelectorAll("button, input, textarea, details")];
    const before = parts();
    const focused = before.indexOf(root.activeElement);
    draw(lang);
    parts().forEach((part, at) => {
      part.checked = before[at].checked;
      if (part.localName === "textarea") part.value = before[at].value;
      if (part.localName === "details") part.open = before[at].open;
      if (at === focused) part.focus({ preventScroll: true });
    });
  };

  /** @param {HTMLElement} button */
  const press = (button) => {
    if (button.lang) speak(/** @type {Lang} */ (button.lang));
    else tell(hasWork);
    return button.lang !== "";
  };

  const { lang } = visit.kept ?? {};
  draw(languages.includes(lang) ? lang : wishes.lang);
  const { adopt, hasWork } = record(root, () => made, press);
  if (isOwn || isQuestion) tell(() => true);

  return {
    /** Lets `mount` put the app into its place. @param {() => void} mount */
    adopt: (mount) => adopt(box, mount),
  };
};
