// Our own page before the wasm: `boot.js` puts the app into its place. A classic script in the page, before its body; where a
// server's policy refuses that, `boot.js` gets it as a file.

import { sectionAt } from "../prerendered/first-answers.js";
import { fillSlots, ownerNodes } from "../prerendered/owner-nodes.js";
import { begin } from "../prerendered/prerendered-screen.js";
import "../loader/module-fallback.js";
import { hasBegun, visitOf } from "../prerendered/stored-scan.js";
import "./page-error-panel.js";

// A server whose policy does not name the style in the page by its hash: the same sheet as a file, a way to the server later.
const style = /** @type {HTMLStyleElement | null} */ (document.querySelector("style[data-sbs-file]"));
/** When the sheet is there, if it comes as a file. @type {Promise<unknown> | undefined} */
let styled;
if (style && !style.sheet) {
  const link = document.createElement("link");
  styled = new Promise((done) => (link.onload = link.onerror = done));
  link.rel = "stylesheet";
  link.href = style.dataset.sbsFile ?? "";
  // Where a browser knows it, nothing is seen without style.
  link.setAttribute("blocking", "render");
  style.after(link);
}

// What the owner of this copy has set on the first tag.
const root = document.documentElement;
const { lang } = root.dataset;
fillSlots(ownerNodes((name) => root.getAttribute(`data-${name}`), { base: document.baseURI, mayInline: true }, lang || null));

const where = { name: "default", storage: "local" };
const visit = visitOf(where.name, where.storage);
const { kept } = visit;
const place = location.hash.slice(1);
const isBegun = hasBegun(kept);
const resumed = isBegun ? sectionAt(place, kept) : undefined;
// An invitation to a team changes the start, so it waits for the app too.
const isElsewhere =
  ["data", "about", "team"].includes(place) || /^t=/i.test(place) || (isBegun && place && !place.startsWith("r="));

const { adopt } = begin(
  // As the app chooses.
  [String(kept?.lang), lang ?? "", navigator.language, root.lang],
  resumed ? "there" : isElsewhere ? "elsewhere" : isBegun ? "back" : "first",
  resumed,
  { ...where, visit, offer: null },
);

Object.defineProperty(globalThis, "sbsEarly", {
  value: Object.freeze({
    styled,
    /** Puts the app into its place. */
    adopt: () => {
      const app = /** @type {HTMLElement} */ (document.getElementById("sbs"));
      return adopt(app, app);
    },
  }),
});
