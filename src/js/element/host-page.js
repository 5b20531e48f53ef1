// What the element asks of the page around it, what it keeps from it, and what it tells its owner.

import { languages } from "sbs-texts";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */

/** @param {string | null | undefined} tag @returns {Lang | undefined} */
export const known = (tag) => {
  const short = tag?.slice(0, 2).toLowerCase() ?? "";
  return languages.includes(short) ? /** @type {Lang} */ (short) : undefined;
};

/** The nearest language above an element, also outside the shadow root that it may be in. @param {Element} element */
export const languageAround = (element) => {
  for (let at = /** @type {Node | null} */ (element); at; at = at.parentNode ?? /** @type {ShadowRoot} */ (at).host ?? null) {
    const lang = at instanceof Element ? known(at.getAttribute("lang")) : undefined;
    if (lang) return lang;
  }
  return undefined;
};

/** What typing sends. The element would be its target, and the page would take it for a shortcut of its own. */
const TYPED = ["keydown", "keypress", "keyup", "beforeinput", "input"];

/** @param {Event} event */
const stopTyped = (event) => {
  const field = /** @type {Element} */ (event.target);
  // A field in a slot is the page's.
  if (field.getRootNode() === event.currentTarget && field.matches("textarea, input:not([type='radio'], [type='checkbox'], [type='file'])")) event.stopPropagation();
};

/** Keeps what is typed in our text fields from the page. @param {ShadowRoot} shadow */
export const keepTyped = (shadow) => {
  for (const kind of TYPED) shadow.addEventListener(kind, stopTyped);
};

/** Whether a hidden scan was logged on this page. */
let hasLoggedHidden = false;

/** Logs, once on a page, that a mounted element has no box. @param {Element} element */
export const logIfHidden = (element) => {
  requestAnimationFrame(() => {
    if (hasLoggedHidden || !element.isConnected || element.getClientRects().length > 0) return;
    hasLoggedHidden = true;
    console.info(`<${element.localName}> is on the page, but it or something around it is hidden. If you did not do that, a content blocker may have: docs/embed.md, "Content blockers".`);
  });
};
