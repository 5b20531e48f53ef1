// The first screens in the element until the app is there, so that the host's page does not jump and the visitor can
// read, press, tick and answer at once. They are what the app will draw, by the app's own views (src/prerender/embed_skeleton.rs); for
// what only the app can know, bars of about its size.

import { screens, version } from "sbs-start";
import { languages, loading as LOADING } from "sbs-texts";
import { own, record } from "../prerendered/event-replay.js";
import { firstAnswers, firstAsked, tickAnswered, tickedIn } from "../prerendered/first-answers.js";
import { fitStart } from "../prerendered/fit-start.js";
import { hasBegun, visitOf } from "../prerendered/stored-scan.js";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */
/** @typedef {import("../prerendered/stored-scan.js").Visit} Visit */
/** @typedef {[name: string, attributes: Record<string, string>, ...inside: any[]]} Tree */
/** @typedef {{ lang: Lang, mode: string | null, storage: string, name: string, screen: string | null, flow: string | null, headingLevel: number }} Wishes */

const SVG = "http://www.w3.org/2000/svg";

/** A line "is loading" before this many milliseconds would only flash. */
const PATIENCE = 600;

/** Builds a tree; headings so many levels deeper. @param {Element} parent @param {Tree} tree @param {number} deeper */
const grow = (parent, [name, attributes, ...inside], deeper) => {
  const tag = name.replace(/^h(\d)$/, (_, level) => `h${Math.min(6, Number(level) + deeper)}`);
  const made = document.createElementNS(name === "svg" ? SVG : parent.namespaceURI, tag);
  for (const [key, value] of Object.entries(attributes)) {
    // Sizes that a strict policy keeps out of attributes.
    if (key === "data-style") /** @type {HTMLElement} */ (made).style.cssText = value;
    else made.setAttribute(key, value);
  }
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
  line.dir = "auto";
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

/** What can be ticked, typed in, unfolded or focused, by what it is in every language. @param {HTMLElement} made @returns {Map<string, any>} */
const partsOf = (made) => {
  const parts = new Map();
  for (const part of made.querySelectorAll("a, button, input, textarea, details, summary, [data-sbs-heading]")) {
    const { localName, name = "", value } = /** @type {any} */ (part);
    const key = [localName, own(name), localName === "input" && value].join();
    // Of several that are the same, the one in the same place.
    let place = 0;
    while (parts.has(key + place)) place += 1;
    parts.set(key + place, part);
  }
  return parts;
};

/** The buttons that start a scan. @param {ParentNode} there */
const startsOf = (there) => [...there.querySelectorAll(".sbs-choice .sbs-button")].map((button) => /** @type {HTMLElement} */ (button));

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
 * Shows the start screen or the first questions, and notes what is done there.
 * @param {ShadowRoot} root
 * @param {HTMLElement} box
 * @param {Wishes} wishes
 * @param {boolean} isOwn the questionnaire comes from elsewhere
 */
export const showSkeleton = (root, box, wishes, isOwn) => {
  /** @type {Visit} */
  const visit = isOwn ? { isRefused: wishes.storage === "none", isAttempt: false, attempts: 0 } : visitOf(wishes.name, wishes.storage);
  const { kept } = visit;
  const isQuestion = wishes.screen === "question";
  /** The scan whose first questions are shown. */
  let mode = isQuestion && !isOwn ? firstAsked(kept, wishes.mode, wishes.flow) : undefined;
  const begins = languages.includes(kept?.lang) ? kept?.lang : wishes.lang;
  // The questions are here in some languages only (xtask/src/texts.rs).
  if (mode && !screens[mode][begins]) mode = undefined;
  // What only the scan knows: other questions, and the page of a team.
  const isUnknown = (isQuestion && !mode) || wishes.screen === "team";
  /** @type {HTMLElement} */
  let made;
  const shown = () => made;
  const line = document.createElement("p");
  line.className = "sbs-host__loading";
  line.setAttribute("role", "status");
  const first = firstAnswers(wishes, version, shown);
  let isChosen = false;
  /** @type {Lang | undefined} */
  let wished;

  /** @param {string} lang */
  const draw = (lang) => {
    made = grow(document.createElement("div"), JSON.parse(screens[mode ?? "start"][lang]), wishes.headingLevel - 2);
    made.dataset.early = "";
    if (mode) {
      tickAnswered(made, kept?.answers);
      // That nothing can be kept is said above the questions too, in the words of the start.
      if (visit.isRefused) {
        const start = grow(document.createElement("div"), JSON.parse(screens.start[lang]), wishes.headingLevel - 2);
        const [saved, notice] = [".sbs-saved", ".sbs-notice"].map((selector) => start.querySelector(selector));
        if (saved) made.querySelector(".sbs-bar__name")?.after(saved);
        if (notice) made.querySelector(".sbs-notices")?.prepend(notice);
      }
    } else {
      fit(made, wishes, visit);
      if (isOwn || isUnknown) hide(made, isUnknown, kept?.mode ?? wishes.mode ?? "full");
    }
    box.replaceChildren(made, line);
  };

  /** Says that the app is still coming, to whoever waits for it. @param {() => boolean} isWaiting */
  const tell = (isWaiting) =>
    setTimeout(() => {
      if (isWaiting()) line.replaceChildren(loading(made.lang));
    }, PATIENCE);

  /** Another language, with what was ticked, typed and unfolded. @param {Lang} lang */
  const turn = (lang) => {
    const before = partsOf(made);
    const focused = root.activeElement;
    draw(lang);
    for (const [key, part] of partsOf(made)) {
      const same = before.get(key);
      if (!same) continue;
      if (part.localName === "input") part.checked = same.checked;
      if (part.localName === "textarea") part.value = same.value;
      if (part.localName === "details") part.open = same.open;
      if (same === focused) part.focus({ preventScroll: true });
    }
  };

  /** The first questions. @param {string} early the scan that was started @param {Lang} lang */
  const ask = (early, lang) => {
    const ticked = tickedIn(made);
    mode = early;
    draw(lang);
    first.follow(early, ticked, isChosen ? lang : null);
    const heading = /** @type {HTMLElement | null} */ (made.querySelector("[data-sbs-heading]"));
    heading?.focus();
    heading?.scrollIntoView({ block: "nearest" });
  };

  /** @param {HTMLElement} button */
  const press = (button) => {
    // Nothing to be done again: who skips does not come back.
    if (button.matches(".sbs-skip")) {
      /** @type {HTMLElement | null} */ (made.querySelector("[data-item] input, [data-sbs-heading]"))?.focus();
      return undefined;
    }
    const { early } = button.dataset;
    const lang = /** @type {Lang} */ (made.lang);
    if (button.lang && !mode) {
      turn(/** @type {Lang} */ (button.lang));
      isChosen = true;
      wished = undefined;
      return true;
    }
    tell(hasWork);
    // Who has begun is asked first; one question at a time looks otherwise.
    if (!early || !screens[early][lang] || hasBegun(kept) || wishes.flow === "one") return false;
    // By its place: the host may wish another language for the app, in which it reads otherwise.
    const place = startsOf(made).indexOf(button);
    ask(early, lang);
    return (/** @type {ParentNode} */ there) => {
      const resume = first.isKept() && /** @type {HTMLElement | null} */ (there.querySelector(".sbs-resume button"));
      return resume || startsOf(there)[place];
    };
  };

  draw(begins);
  if (mode && !kept?.answers) first.follow(mode, [], null);
  const { adopt, hasWork } = record(root, shown, press);
  const isOver = new AbortController();
  // Only on this screen: a visitor who tries again has another one on the same root.
  root.addEventListener("change", ({ target }) => mode && made.contains(/** @type {Node} */ (target)) && first.keep(), { signal: isOver.signal });
  if (isOwn || isUnknown) tell(() => true);

  return {
    /** The language that the scan begins in. */
    lang: () => wished ?? made.lang,
    /** The host wishes another language. As with the one before, what the visitor has chosen goes before it. @param {Lang} lang */
    setLang: (lang) => {
      if (isChosen || languages.includes(kept?.lang)) return;
      wished = lang;
      // A panel stays with what it says. The questions are here in some languages only; in the others the app turns them.
      if (lang !== made.lang && !box.querySelector(".sbs-panel") && (!mode || screens[mode][lang])) turn(lang);
    },
    /** Lets `mount` put the app into its place. @param {() => void} mount */
    adopt: (mount) =>
      adopt(box, () => {
        isOver.abort();
        mount();
      }),
    /** Shows a panel above answers that were given; false where there are none. @param {HTMLElement} panel */
    tell: (panel) => {
      const isAny = first.isAny();
      line.replaceChildren();
      if (isAny) (made.querySelector(".sbs-bar") ?? made).after(panel);
      return isAny;
    },
  };
};
