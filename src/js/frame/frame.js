// The scan in a frame on somebody else's page: reads the query, sets up the element of frame.html before the scan's
// script defines it, and tells the page around it how high the scan is and what happens in it.
//
// A classic script, because a sandboxed frame has no origin and a module would need CORS there. It knows nothing
// of the element but its contract. The protocol is described in docs/frame.md.

import { source } from "sbs-texts";
import "./frame-early.js";
import { log, panel, showIn } from "../loader/error-panel.js";
import { SETTINGS, asked, isFramed } from "./frame-query.js";

const SOURCE = "social-business-scan";
const VERSION = 1;

/** The events that the page around hears, without `sbs-`. */
const EVENTS = ["ready", "progress", "complete", "error"];

/** So long a page that follows may take to follow, before the frame scrolls by itself again. */
const PATIENCE = 400;

/** Room for a dialog, where less of the frame than this is in view. */
const DIALOG = 360;

const root = document.documentElement;
const { body } = document;
const element = /** @type {HTMLElement} */ (document.querySelector(SOURCE));

/** By this a page that listens itself tells its frames apart. */
const id = asked("id");

for (const [name, attribute, values] of SETTINGS) {
  const value = asked(name, values);
  if (value !== null) element.setAttribute(attribute, value);
}
root.lang = element.lang || root.lang;

// Through the CSSOM, which no policy forbids. Margins of what is inside must count as height, hence flow-root.
body.style.margin = "0";
body.style.display = "flow-root";

/** @param {unknown} scheme light or dark; anything else leaves the choice to the browser */
const paint = (scheme) => {
  if (scheme !== "light" && scheme !== "dark") return;
  element.setAttribute("theme", scheme);
  // Scrollbars, and the words before the scan.
  root.style.colorScheme = scheme;
};
const isThemed = /^(light|dark)$/.test(element.getAttribute("theme") ?? "");
paint(element.getAttribute("theme"));

// --- What the page around hears -------------------------------------------------------------------------------

/** Where events may go: the origin that said hello. Before that, nowhere. */
let listener = "";

/** The height that was told last. */
let told = 0;

/** Events that nobody could hear yet; the last of each type, in their order. @type {Map<string, unknown>} */
const unheard = new Map();

/** @param {string} type @param {object} content @param {string} [to] */
const say = (type, content, to = listener) => {
  if (isFramed) parent.postMessage({ source: SOURCE, v: VERSION, id, type, ...content }, to);
};

let timer = 0;

/**
 * A page that follows needs no scrollbar of ours, which would flash by at each growth and take width. The proof is in
 * the size; as soon as it fails, the frame scrolls.
 */
const fits = () => listener !== "" && innerHeight >= told;

/** @param {boolean} without */
const scrollbar = (without) => {
  root.style.overflowY = without ? "hidden" : "";
};

const settle = () => {
  clearTimeout(timer);
  if (fits()) {
    scrollbar(true);
  } else {
    timer = setTimeout(() => scrollbar(fits()), PATIENCE);
  }
};

/** The content says how high it is. The viewport could not: it is what the page around made of the last answer. */
const tellHeight = () => {
  const px = Math.ceil(body.getBoundingClientRect().height);
  // A frame that is not shown has no height. To tell that would make it one of 0, which a browser may never draw again.
  if (px === 0 || px === told) return;
  told = px;
  // A number that says nothing about anybody, so it goes to whoever shows this frame.
  say("height", { px }, "*");
  settle();
};

/** @param {string} type @param {unknown} detail */
const tellEvent = (type, detail) => {
  if (listener) {
    say(type, { detail });
  } else {
    unheard.delete(type);
    unheard.set(type, detail);
  }
};

for (const type of EVENTS) {
  addEventListener(`sbs-${type}`, (event) => {
    // A frame outside the window is not drawn, so the observer below would be silent.
    tellHeight();
    tellEvent(type, /** @type {CustomEvent} */ (event).detail);
  });
}

// Both scripts have run now, or failed. (Firefox tells of a failure before this one could listen.)
addEventListener("load", () => {
  if (customElements.get(SOURCE)) return;
  const code = "load-failed";
  const message = new URL("social-business-scan.all.js", location.href).href;
  log(code, message);
  const lang = /** @type {import("../loader/error-panel.js").Lang} */ (root.dataset.sbsLang ?? source);
  const early = document.getElementById("sbs-early");
  if (early) showIn(panel(code, message, lang), early, lang);
  tellEvent("error", { code, message, fatal: true });
});

addEventListener("message", (event) => {
  const { source, data, origin } = event;
  if (!isFramed || source !== parent || data?.source !== SOURCE || data.v !== VERSION || data.type !== "hello") return;
  // A browser gives a frame the visitor's preference, also on a page that is light whatever that is. The page knows.
  if (!isThemed) paint(data.scheme);
  const isFirst = !listener;
  // A page without an origin can only be named so. It is still only the page around: were it to go, so would we.
  listener = origin === "null" ? "*" : origin;
  if (isFirst) {
    // The first telling may have been before anybody listened.
    told = 0;
    tellHeight();
    for (const [type, detail] of unheard) say(type, { detail });
    unheard.clear();
  }
  settle();
});

new ResizeObserver(tellHeight).observe(body);
tellHeight();

// --- Scrolling ------------------------------------------------------------------------------------------------

addEventListener("resize", settle);

// When the focus moves (a new section begins at its heading), Chromium and Firefox scroll the page around a frame too;
// WebKit does not when that page is of another origin. So the page is told where the focus is.
let isPressed = false;
for (const [type, pressed] of /** @type {[string, boolean][]} */ ([
  ["pointerdown", true],
  ["pointerup", false],
  ["pointercancel", false],
])) {
  addEventListener(
    type,
    () => {
      isPressed = pressed;
      look();
    },
    { capture: true },
  );
}
addEventListener(
  "keydown",
  () => {
    // A release far outside the window may never have been heard.
    isPressed = false;
    look();
  },
  { capture: true },
);

addEventListener("focusin", (event) => {
  look();
  const target = event.composedPath()[0];
  // What is being pressed is in view. A page that scrolls under the pointer would make the press miss.
  if (!listener || isPressed || !(target instanceof Element)) return;
  const { top, bottom } = target.getBoundingClientRect();
  tellHeight();
  say("focus", { top: top + scrollY, bottom: bottom + scrollY });
});

// --- Dialogs --------------------------------------------------------------------------------------------------

// A modal dialog is centred in the viewport, and ours may be 5000 px high. Which part of it is in the window, also
// through foreign pages, an IntersectionObserver tells. It is asked whenever somebody does something, because a
// standing observer only speaks when shares of the frame change.
const view = new IntersectionObserver((entries) => {
  view.disconnect();
  const { top, bottom, height: shown } = entries[entries.length - 1].intersectionRect;
  if (shown === 0) return;
  const start = Math.max(0, Math.min(top, innerHeight - DIALOG));
  const end = Math.min(innerHeight, Math.max(bottom, start + DIALOG));
  element.style.setProperty("--sbs-view-start", `${start}px`);
  element.style.setProperty("--sbs-view-end", `${innerHeight - end}px`);
});

function look() {
  view.disconnect();
  view.observe(element);
}

customElements.whenDefined(SOURCE).then(() => {
  // A frame may be higher than the scan: the same ground everywhere.
  root.style.background = getComputedStyle(element).getPropertyValue("--sbs-color-surface");
  const sheet = new CSSStyleSheet();
  // The browser centres a dialog between these two.
  sheet.replaceSync("dialog:modal { inset-block: var(--sbs-view-start, 0px) var(--sbs-view-end, 0px) }");
  const shadow = element.shadowRoot;
  if (!shadow) return;
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  // This document is ours: it says in which language the scan is, and which screen it shows.
  const { title } = document;
  new MutationObserver(() => {
    const scan = /** @type {HTMLElement | null} */ (shadow.querySelector(".sbs"));
    if (!scan) return;
    [root.lang, root.dir] = [scan.lang, scan.dir];
    const { sbsScreen } = scan.dataset;
    document.title = sbsScreen ? `${sbsScreen} – ${title}` : title;
  }).observe(shadow, { subtree: true, childList: true, attributeFilter: ["lang", "data-sbs-screen"] });
});
