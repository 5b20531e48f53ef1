// The words of the page, in one of the languages of the scan.

import * as texts from "sbs-texts";
import { keepLanguage, keptLanguage } from "./draft.js";

const { languages, source } = texts;

/** An element of the page. @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string | null | undefined} tag */
const known = (tag) => languages.find((code) => code === tag?.slice(0, 2).toLowerCase());

/** All words of scripts and pages by key; those of this page begin with `author_`. @type {Record<string, any>} */
const WORDS = texts;

let chosen =
  known(new URLSearchParams(location.search).get("lang")) ??
  known(keptLanguage()) ??
  navigator.languages.map(known).find(Boolean) ??
  source;

/** The code of the language. @returns {string} */
export const lang = () => chosen;

/** A text with what stands in its places. @param {string} key @param {Record<string, string | number>} [places] */
export const text = (key, places = {}) =>
  Object.entries(places).reduce(
    (filled, [name, value]) => filled.replaceAll(`{${name}}`, () => typeof value === "number" ? number(value) : value),
    WORDS[key][chosen],
  );

/** A number as the language writes it. @param {number} value */
export const number = (value) => new Intl.NumberFormat(chosen).format(value);

/** @type {(() => void)[]} */
const listeners = [];

/** Calls this whenever another language was chosen. @param {() => void} listener */
export const onLanguage = (listener) => listeners.push(listener);

/** Writes the words into the page. */
export const fill = () => {
  const root = document.documentElement;
  root.lang = chosen;
  document.title = text("author_title");
  for (const element of document.querySelectorAll("[data-text]")) {
    const { dataset } = /** @type {HTMLElement} */ (element);
    element.setAttribute("dir", "auto");
    element.textContent = text(dataset.text ?? "");
  }
};

const select = /** @type {HTMLSelectElement} */ (byId("language"));
for (const code of languages) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  const option = new Option(name, code, false, code === chosen);
  option.lang = code;
  select.append(option);
}
select.addEventListener("change", () => {
  chosen = select.value;
  keepLanguage(chosen);
  fill();
  for (const listener of listeners) listener();
});
