// The panel that a visitor reads when the scan cannot start or has stopped. Without dependencies, because it must work
// when nothing else has loaded. It builds elements and sets text, so that it runs under Trusted Types.

/** @typedef {"nl" | "en"} Lang */
/** @typedef {{ nl: string, en: string, action?: "retry" | "reload" }} Cause */

/** What the visitor reads, by code. Every text ends in one next step. @type {Record<string, Cause>} */
export const CAUSES = {
  "file-protocol": {
    nl: "Deze pagina kan niet starten vanaf je schijf. Open in dezelfde map het bestand social-business-scan.html: dat kan het wel.",
    en: "This page cannot start from your disk. Open the file social-business-scan.html in the same folder: that one can.",
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

/** @param {string} name @param {string} text @param {Node[]} children */
const element = (name, text = "", children = []) => {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
};

/** A fresh page is the only way on when what has loaded is dead. */
const reload = () => location.reload();

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
  made.append(
    element("h2", LABELS[code === "panic" ? "stopped" : "title"][lang]),
    element("p", cause[lang]),
  );
  if (cause.action) {
    const button = element("button", LABELS[cause.action][lang]);
    button.setAttribute("type", "button");
    button.addEventListener("click", cause.action === "retry" ? retry : reload);
    made.append(element("p", "", [button]));
  }
  const lines = [element("p", `${LABELS.code[lang]}: `, [element("code", code)])];
  if (detail) {
    lines.push(element("p", "", [element("code", detail)]));
  }
  made.append(element("details", "", [element("summary", LABELS.details[lang]), ...lines]));
  return made;
};

/** Tells the administrator. @param {string} code @param {string} detail */
export const log = (code, detail) => console.error(`Social Business Scan: ${code}`, detail);
