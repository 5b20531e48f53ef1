// The panel that a visitor reads when the scan cannot start or has stopped. Without dependencies, because it must work
// when nothing else has loaded. It builds elements and sets text, so that it runs under Trusted Types.

import * as texts from "sbs-texts";

/** @typedef {keyof typeof texts.loading} Lang */
/** @typedef {Record<Lang, string> & { action?: "retry" | "reload" | "renew" }} Cause */

/** What the visitor reads, by code. Every text ends in one next step. @type {Record<string, Cause>} */
export const CAUSES = {
  "browser-old": texts.browser_old,
  "wasm-unavailable": texts.wasm_unavailable,
  "wasm-csp": texts.wasm_csp,
  "load-failed": { ...texts.load_failed, action: "retry" },
  "load-invalid": { ...texts.load_invalid, action: "retry" },
  panic: { ...texts.panic, action: "reload" },
};

const LABELS = {
  title: texts.cannot_start,
  stopped: texts.stopped,
  retry: texts.retry,
  reload: texts.reload,
  renew: texts.reload,
  code: texts.code,
  details: texts.details,
};

/** @param {string} name @param {string} text @param {Node[]} children */
const element = (name, text = "", children = []) => {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
};

/** A fresh page is the only way on when what has loaded is dead. */
const reload = () => location.reload();

/** The same past a cache that still has the old page. */
const renew = () => fetch(location.href, { cache: "reload" }).then(reload, reload);

/**
 * Makes the panel.
 * @param {string} code one of the codes above
 * @param {string} detail for the administrator, not translated
 * @param {Lang} lang
 * @param {() => void} [retry] tries again where that may help; without it the page is loaded again
 */
export const panel = (code, detail, lang, retry = reload) => {
  const cause = CAUSES[code] ?? CAUSES["load-failed"];
  const made = element("section");
  made.className = "sbs-panel";
  made.setAttribute("role", "alert");
  made.lang = lang;
  made.dir = "auto";
  made.append(
    element("h2", LABELS[code === "panic" ? "stopped" : "title"][lang]),
    element("p", cause[lang]),
  );
  if (cause.action) {
    const button = element("button", LABELS[cause.action][lang]);
    button.setAttribute("type", "button");
    button.className = "sbs-button";
    button.addEventListener("click", { retry, reload, renew }[cause.action]);
    made.append(element("p", "", [button]));
  }
  const lines = [element("p", `${LABELS.code[lang]}: `, [element("code", code)])];
  if (detail) {
    lines.push(element("p", "", [element("code", detail)]));
  }
  const details = element("details", "", [element("summary", LABELS.details[lang]), ...lines]);
  details.className = "sbs-disclosure";
  made.append(details);
  return made;
};

/** What does nothing without the scan. */
const DEAD = ".sbs-bar :is(button, details), .sbs-skip, .sbs-work, .sbs-choices, .sbs-promises, .sbs-intro__extras, .sbs-art";

/**
 * Puts a panel into what is prerendered: under the heading of the start, which can still be read. Nothing else there
 * works any more; the style sheet takes it away.
 * @param {HTMLElement} made
 * @param {HTMLElement} early what is prerendered
 * @param {Lang} lang
 */
export const showIn = (made, early, lang) => {
  delete document.documentElement.dataset.sbs;
  // Also where a policy refuses the style that hides them.
  for (const dead of early.querySelectorAll(DEAD)) dead.setAttribute("hidden", "");
  const screen = early.querySelector(`:scope > .sbs[lang="${lang}"]`);
  const above = screen?.querySelector(".sbs-intro [data-sbs-heading]") ?? screen?.querySelector(".sbs-bar");
  if (above) above.after(made);
  else early.prepend(made);
};

/** Tells the administrator. @param {string} code @param {string} detail */
export const log = (code, detail) => console.error(`Social Business Scan: ${code}`, detail);
