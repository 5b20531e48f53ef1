// What the host wishes, as it stands in the attributes of the element.

import { source } from "sbs-texts";
import { known, languageAround } from "./host-page.js";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */

/**
 * The page's language, else the first that the visitor prefers of those that the scan knows.
 * @param {Element} element @returns {Lang}
 */
export const languageOf = (element) =>
  languageAround(element) ?? navigator.languages.map(known).find(Boolean) ?? /** @type {Lang} */ (source);

/** From 1 to 6. @param {Element} element */
export const headingLevelOf = (element) => {
  const level = Number(element.getAttribute("heading-level"));
  return level >= 1 && level <= 6 ? Math.trunc(level) : 2;
};

/** The page that a link to a result opens; null if the host does not wish that there are links. @param {Element} element */
const resultLinkOf = (element) => {
  const page = element.getAttribute("result-link");
  if (page === null) return null;
  try {
    return page ? new URL(page, element.baseURI).href : location.href;
  } catch {
    return null;
  }
};

/** All of it. @param {Element} element */
export const wishesOf = (element) => ({
  lang: languageOf(element),
  mode: element.getAttribute("mode"),
  storage: element.getAttribute("storage") ?? "local",
  name: element.getAttribute("storage-key") || "default",
  screen: element.getAttribute("screen"),
  flow: element.getAttribute("flow"),
  headingLevel: headingLevelOf(element),
  resultLink: resultLinkOf(element),
});
