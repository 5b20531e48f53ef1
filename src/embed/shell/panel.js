// The panel that a visitor reads when the scan cannot start or has stopped. A classic script without
// dependencies: it must work on file://, where modules are refused, and when nothing else has loaded.
// It builds elements and sets text, so that it runs under Trusted Types.
(() => {
  "use strict";

  /** @typedef {"nl" | "en"} Lang */
  /** @typedef {{ nl: string, en: string, action?: "retry" | "reload" }} Cause */

  /** What the visitor reads, by code. Every text ends in one next step. @type {Record<string, Cause>} */
  const CAUSES = {
    "file-protocol": {
      nl: "De scan kan niet starten vanaf je schijf. Zet de bestanden op een webserver en open de scan daar.",
      en: "The scan cannot start from your disk. Put the files on a web server and open the scan there.",
    },
    "wasm-unavailable": {
      nl: "Je browser kent WebAssembly niet, of je beheerder heeft het uitgezet. De scan heeft het nodig. Werk je browser bij of kies een andere.",
      en: "Your browser does not know WebAssembly, or your administrator has turned it off. The scan needs it. Update your browser or choose another one.",
    },
    "wasm-csp": {
      nl: "De beveiliging van deze website blokkeert de scan. De beheerder moet in script-src ‘wasm-unsafe-eval’ toestaan.",
      en: "This website’s security blocks the scan. Its administrator must allow ‘wasm-unsafe-eval’ in script-src.",
    },
    "load-failed": {
      nl: "Een deel van de scan kon niet worden geladen. Controleer je verbinding en probeer het opnieuw.",
      en: "A part of the scan could not be loaded. Check your connection and try again.",
      action: "retry",
    },
    "load-invalid": {
      nl: "De website stuurt iets anders dan het programma van de scan. Probeer het opnieuw. Lukt het dan niet, vraag de beheerder de bestanden opnieuw te plaatsen.",
      en: "The website sends something other than the scan’s program. Try again. If that does not work, ask its administrator to upload the files again.",
      action: "retry",
    },
    panic: {
      nl: "De scan is gestopt door een fout. Opgeslagen antwoorden staan nog op dit apparaat. Laad de pagina opnieuw om verder te gaan.",
      en: "The scan stopped because of an error. Saved answers are still on this device. Reload the page to go on.",
      action: "reload",
    },
  };

  const LABELS = {
    title: { nl: "De scan kan hier niet starten", en: "The scan cannot start here" },
    stopped: { nl: "De scan is gestopt", en: "The scan has stopped" },
    retry: { nl: "Probeer opnieuw", en: "Try again" },
    reload: { nl: "Laad de pagina opnieuw", en: "Reload the page" },
    code: { nl: "Foutcode", en: "Error code" },
    details: { nl: "Voor de beheerder", en: "For the administrator" },
  };

  /** The language of the running app, else the browser's first that we have, else the page's. @returns {Lang} */
  const language = () => {
    const app = /** @type {HTMLElement | null} */ (document.querySelector("#sbs > .sbs"))?.lang ?? "";
    const wanted = [app, ...(navigator.languages ?? []), document.documentElement.lang];
    const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === "nl" || tag === "en");
    return known === "en" ? "en" : "nl";
  };

  /** @param {string} name @param {string} text @param {Node[]} children */
  const element = (name, text = "", children = []) => {
    const made = document.createElement(name);
    made.append(text, ...children);
    return made;
  };

  /** @param {string} code @param {string} detail @param {Lang} lang */
  const build = (code, detail, lang) => {
    const cause = CAUSES[code] ?? CAUSES["load-failed"];
    const panel = element("section");
    panel.className = "sbs-panel";
    panel.setAttribute("role", "alert");
    panel.lang = lang;
    panel.append(
      element("h2", LABELS[code === "panic" ? "stopped" : "title"][lang]),
      element("p", cause[lang]),
    );
    if (cause.action) {
      const button = element("button", LABELS[cause.action][lang]);
      button.setAttribute("type", "button");
      // A fresh page is the only retry that works in every engine: failed modules stay failed.
      button.addEventListener("click", () => location.reload());
      panel.append(element("p", "", [button]));
    }
    const lines = [element("p", `${LABELS.code[lang]}: `, [element("code", code)])];
    if (detail) {
      lines.push(element("p", "", [element("code", detail)]));
    }
    panel.append(element("details", "", [element("summary", LABELS.details[lang]), ...lines]));
    return panel;
  };

  let shown = false;

  /**
   * Shows the panel; the first cause stays, because what follows is its consequence.
   * @param {string} code one of the codes above
   * @param {string} [detail] for the administrator, not translated
   * @param {Lang} [lang] the language in use, if the app had started
   */
  const show = (code, detail = "", lang = language()) => {
    const host = document.getElementById("sbs");
    if (shown || !host) return;
    shown = true;
    console.error(`Social Business Scan: ${code}`, detail);
    document.getElementById("sbs-loading")?.remove();
    const panel = build(code, detail, lang === "en" ? "en" : "nl");
    if (code === "panic") {
      // What the app drew no longer works.
      host.replaceChildren(panel);
    } else {
      // The introduction stays readable below it.
      host.prepend(panel);
    }
  };

  Object.defineProperty(globalThis, "sbsPanel", { value: Object.freeze({ show }) });
})();
