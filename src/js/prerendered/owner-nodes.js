// What a site owner has set in words, as nodes, and where they go on a page without a shadow root: there a browser leaves
// slots empty.

import { new_tab as NEW_TAB, languages, source } from "sbs-texts";
import { ownerContent } from "./owner-content.js";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */

/**
 * @param {string} name
 * @param {string} slot
 * @param {Record<string, string>} attributes
 */
const made = (name, slot, attributes) => {
  const element = document.createElement(name);
  element.slot = slot;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** A line whose breaks are kept. @param {string} slot @param {string} text */
const line = (slot, text) => {
  const element = made("p", slot, { class: "sbs-own__text" });
  element.textContent = text;
  return element;
};

/**
 * A link that leaves the scan where it is: where nothing can be kept, answers would go with it. A mail program opens
 * beside the page anyway, and would leave an empty tab.
 * @param {string} text @param {string} href @param {string} lang
 */
const link = (text, href, lang) => {
  const element = document.createElement("a");
  element.className = "sbs-own__link";
  element.href = href;
  element.rel = "noopener";
  element.target = href.startsWith("mailto:") ? "_top" : "_blank";
  element.textContent = text;
  if (element.target === "_blank") {
    const known = /** @type {Lang} */ (languages.includes(lang) ? lang : source);
    const hint = document.createElement("span");
    hint.className = "sbs-visually-hidden";
    hint.lang = known;
    hint.textContent = ` (${NEW_TAB[known]})`;
    element.append(hint);
  }
  return element;
};

/**
 * The nodes, each for its slot; the console says what was left out.
 * @param {(name: string) => string | null} setting what is set under a name
 * @param {import("./owner-content.js").Place} place
 * @param {string | null} lang of the texts, if it is known
 */
export const ownerNodes = (setting, place, lang) => {
  const content = ownerContent(setting, place, (why) => console.warn(`Social Business Scan: ${why}`));
  /** @type {HTMLElement[]} */
  const nodes = [];
  if (content.logo) nodes.push(made("img", "logo", { class: "sbs-own__logo", ...content.logo }));
  if (content.intro) nodes.push(line("intro", content.intro));
  if (content.nextStep) {
    const { text, href } = content.nextStep;
    const step = line("next-step", href ? "" : text);
    if (href) step.append(link(text, href, lang?.slice(0, 2) ?? source));
    nodes.push(step);
  }
  if (content.resultNote) nodes.push(line("result-note", content.resultNote));
  for (const node of lang ? nodes : []) node.lang = lang ?? "";
  return nodes;
};

/**
 * Puts copies of them into the slots of this document, also into those that are drawn later: before anybody sees them
 * empty. Not into shadow roots, where the browser does that.
 * @param {HTMLElement[]} nodes
 */
export const fillSlots = (nodes) => {
  if (nodes.length === 0) return;
  /** @param {Element} slot */
  const fill = (slot) => {
    if (slot.firstElementChild) return;
    const own = nodes.filter((node) => node.slot === slot.getAttribute("name"));
    slot.append(...own.map((node) => node.cloneNode(true)));
  };
  /** @param {Node} root */
  const look = (root) => {
    if (!(root instanceof Element)) return;
    if (root.localName === "slot") fill(root);
    else root.querySelectorAll("slot[name]").forEach(fill);
  };
  new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(look))).observe(document, { childList: true, subtree: true });
  look(document.documentElement);
};
