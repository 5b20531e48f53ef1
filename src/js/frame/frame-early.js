// The frame before the scan's script, which is large: its first screen is in the HTML, and works. The element takes its
// place as soon as it is ready, or cannot be. It stands in frame.html before the body; frame.js has it too, for a server whose
// policy refuses that. There is the same query for the element.

import { firstAsked } from "../prerendered/first-answers.js";
import { fillSlots } from "../prerendered/owner-nodes.js";
import { begin } from "../prerendered/prerendered-screen.js";
import { hasBegun, visitOf } from "../prerendered/stored-scan.js";
import "../prerendered/style-as-file.js";
import { asked, ownerContentAsked } from "./frame-query.js";

const root = document.documentElement;

const start = () => {
  const mode = asked("mode");
  const scheme = asked("theme");
  if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;

  // For the element they are its children: see below.
  const own = ownerContentAsked();
  fillSlots(own);

  const where = { name: asked("key") ?? "default", storage: asked("storage") ?? "local" };
  const visit = visitOf(where.name, where.storage);
  const { kept } = visit;
  const isBegun = hasBegun(kept);
  const isQuestion = asked("screen") === "question";
  const first = isQuestion ? firstAsked(kept, mode, asked("flow")) : undefined;

  const { adopt } = begin(
    [String(kept?.lang), asked("lang") ?? root.lang],
    first ? "there" : isQuestion ? "elsewhere" : isBegun ? "back" : "first",
    first,
    { ...where, visit, offer: mode },
  );

  const onParsed = () => {
    const element = /** @type {HTMLElement} */ (document.querySelector("social-business-scan"));
    element.append(...own);
    element.addEventListener("sbs-ready", () => {
      const app = /** @type {HTMLElement} */ (element.shadowRoot?.querySelector(".sbs-host"));
      adopt(app, element);
    }, { once: true });
    // Its panel above the introduction, in which nothing works any more.
    element.addEventListener("sbs-error", () => {
      delete root.dataset.sbs;
      document.getElementById("sbs-loading")?.remove();
      if (element.hidden) document.body.prepend(element);
      element.hidden = false;
    });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", onParsed);
  else onParsed();
};

// Once: it says which language is seen.
if (!root.dataset.sbsLang) start();
