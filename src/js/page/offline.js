// Offline use of the standalone page: registers the worker (sw.js), says that the scan works without a network, and
// that there is a new version. Nothing changes under a visitor: a new version waits for the button.
//
// Every sentence is there in all languages, and shown in that of the running app, also after a switch. The button is
// offered only where answers are kept, because what is only in memory would be lost by it. Not by the style sheet: a
// `:has()` that looks from the root into the app makes a browser style all of it anew after every answer.

import * as texts from "sbs-texts";

/** A text in all languages. @param {Record<string, string>} text @param {string} [kind] */
const inAll = (text, kind = "") =>
  Object.entries(text).map(([lang, text]) => {
    const made = document.createElement("span");
    made.lang = lang;
    made.textContent = text;
    made.className = kind;
    return made;
  });

/**
 * Lets the new version take over, and loads the page once it has. Other tabs go on with what they have.
 * @param {ServiceWorkerRegistration} registration
 */
const takeOver = ({ waiting }) => {
  // Another tab was first.
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => waiting.state === "activating" || location.reload());
  waiting.postMessage("sbs-take-over");
};

/** Prepares the page for offline use where the browser and the site let it. The scan itself never notices. */
export const offline = async () => {
  // In somebody's frame the page around it would be missing.
  if (self !== top) return;
  try {
    const policy = globalThis.trustedTypes?.createPolicy("sbs-offline", { createScriptURL: () => "./sw.js" });
    const script = policy?.createScriptURL("") ?? "./sw.js";
    const registration = await navigator.serviceWorker.register(script, { updateViaCache: "none" });

    const box = document.createElement("aside");
    box.className = "sbs-offline";
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    box.append(line);

    const app = /** @type {HTMLElement} */ (document.getElementById("sbs"));
    const show = () => {
      const lang = /** @type {HTMLElement | null} */ (app.firstElementChild)?.lang;
      const hidden = app.querySelector('.sbs-saved[data-state="off"]') ? ".kept, button" : ".lost";
      for (const part of box.querySelectorAll("span, button")) {
        const { lang: own } = /** @type {HTMLElement} */ (part);
        part.toggleAttribute("hidden", (own !== "" && own !== lang) || part.matches(hidden));
      }
    };

    const look = () => {
      // Said until the page is loaded again, whoever takes over meanwhile.
      if (box.lastChild !== line || !registration.active) return;
      // Without a controller, the page itself came from the network: it is the new version.
      if (registration.waiting && navigator.serviceWorker.controller) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "sbs-button";
        button.append(...inAll(texts.update_now));
        button.addEventListener("click", () => takeOver(registration));
        line.replaceChildren(
          ...inAll(texts.update),
          " ",
          ...inAll(texts.update_kept, "kept"),
          ...inAll(texts.update_lost, "lost"),
        );
        box.append(button);
        document.documentElement.dataset.sbsUpdate = "";
      } else if (!line.firstChild) {
        line.append(...inAll(texts.offline_ready));
      }
      show();
    };
    // Both: a worker of the load before this one may be installed already, and not active yet.
    const follow = () => {
      for (const worker of [registration.installing, registration.waiting]) worker?.addEventListener("statechange", look);
    };
    // What is known already is there when the line comes; only what happens during the visit is announced.
    look();
    document.body.append(box);
    new MutationObserver(show).observe(app, { subtree: true, childList: true, attributeFilter: ["lang", "data-state"] });
    follow();
    registration.addEventListener("updatefound", follow);
  } catch {
    // No worker: an old or private window, an insecure address, a site that refuses it. All else works.
  }
};
