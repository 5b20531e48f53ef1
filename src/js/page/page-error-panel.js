// The panel on the standalone page. A classic script once it is joined: it must work on file://, where modules are
// refused.

import * as texts from "sbs-texts";
import { languages, source } from "sbs-texts";
import { CAUSES, log, panel, showIn } from "../loader/error-panel.js";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */

CAUSES["file-protocol"] = texts.file_protocol;
CAUSES["page-outdated"] = { ...texts.page_outdated, action: "renew" };

/** The language of the running app, else that which `early.js` has chosen. @returns {Lang} */
const language = () => {
  const app = /** @type {HTMLElement | null} */ (document.querySelector("#sbs > .sbs"))?.lang ?? "";
  const wanted = [app, document.documentElement.dataset.sbsLang ?? ""];
  const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => languages.includes(tag));
  return /** @type {Lang} */ (known ?? source);
};

let shown = false;

/**
 * Shows the panel; the first cause stays, because what follows is its consequence.
 * @param {string} code one of the codes that the panel knows
 * @param {string} [detail] for the administrator, not translated
 */
const show = (code, detail = "") => {
  const host = document.getElementById("sbs-early") ?? document.getElementById("sbs");
  if (shown || !host) return;
  shown = true;
  log(code, detail);
  document.getElementById("sbs-loading")?.remove();
  const lang = language();
  const made = panel(code, detail, lang);
  if (code === "panic") {
    // What the app drew no longer works.
    host.replaceChildren(made);
  } else {
    showIn(made, host, lang);
  }
};

Object.defineProperty(globalThis, "sbsPanel", { value: Object.freeze({ show }) });
