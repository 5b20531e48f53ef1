// The start screen is prerendered with every way on that there may be. This leaves those of one visit, as the app will
// (ui/screens/intro.rs).

import { hasBegun } from "./stored-scan.js";

/** Makes a button the main one, or not. @param {HTMLElement} button @param {boolean} isMain */
const rank = (button, isMain) => {
  if (isMain) delete button.dataset.kind;
  else button.dataset.kind = "second";
  // What a host may style (css_parts.rs).
  if (button.hasAttribute("part")) button.setAttribute("part", isMain ? "button button-primary" : "button");
};

/**
 * Takes out of the start screen what this visit has not.
 * @param {HTMLElement} screen
 * @param {import("./stored-scan.js").Visit} visit
 * @param {string | null} offer the only scan that is offered
 */
export const fitStart = (screen, { kept, isAttempt }, offer) => {
  /** @param {string} selector @returns {HTMLElement[]} */
  const all = (selector) => [...screen.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  const isBegun = hasBegun(kept);

  const [result, resume, next] = all(".sbs-resume button");
  if (!resume) return;
  const [quick, full] = all(".sbs-choice__figure").map((figure) => Number(figure.textContent));
  const isDone = Object.keys(kept?.answers ?? {}).length >= (kept?.mode === "quick" ? quick : full);
  rank(resume, !isDone);
  if (!isDone) result.remove();
  else if (kept?.place === "result") resume.remove();
  if (!isAttempt) next.remove();
  if (!isBegun) for (const one of all(".sbs-resume, [data-begun]")) one.remove();

  for (const start of all("[data-early]")) {
    // The only one is the main one; who has begun has another.
    if (offer && start.dataset.early !== offer) start.parentElement?.remove();
    else rank(start, !isBegun && (offer !== null || start.dataset.early === "quick"));
  }
};
