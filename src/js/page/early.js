// Our own page before the wasm: `boot.js` puts the app into its place. A classic script in the page, before its body; where a
// server's policy refuses that, `boot.js` gets it as a file.

import { sectionAt } from "../prerendered/first-answers.js";
import { fillSlots, ownerNodes } from "../prerendered/owner-nodes.js";
import { begin } from "../prerendered/prerendered-screen.js";
import "../loader/module-fallback.js";
import { hasBegun, visitOf } from "../prerendered/stored-scan.js";
import { styled } from "../prerendered/style-as-file.js";
import "./page-error-panel.js";

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
