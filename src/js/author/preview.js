// The scan beside the text: always of the last version without faults.

import { byId, lang, onLanguage, text as words } from "./language.js";

/** The browser has carried out what the element does when it goes. */
const gone = () => new Promise((resolve) => setTimeout(resolve));

/** @param {ReturnType<typeof import("./checks.js").checks>} checker */
export const preview = (checker) => {
  const box = byId("preview");
  const said = byId("preview-said");
  const buttons = byId("preview-buttons");
  const held = byId("sbs-draft");
  /** @type {any} */
  const scan = document.createElement("social-business-scan");
  for (const [name, value] of Object.entries({ src: "#sbs-draft", storage: "none", "heading-level": "3" })) {
    scan.setAttribute(name, value);
  }
  /** The version that is shown. @type {import("./checks.js").Sound | undefined} */
  let shown;
  let isOld = false;
  let isSimulated = false;
  let seed = 0;
  let turn = 0;

  const tell = () => {
    const parts = [
      shown === undefined ? words("author_preview_none") : isOld ? words("author_preview_old") : "",
      isSimulated ? words("author_simulated") : "",
    ];
    const what = parts.filter(Boolean).join(" ");
    if (said.textContent !== what) said.textContent = what;
  };

  /** Begins the scan again, with the answers that it has. @param {string} screen */
  const begin = async (screen) => {
    const own = (turn += 1);
    scan.remove();
    await gone();
    if (own !== turn) return;
    scan.lang = lang();
    if (screen) scan.setAttribute("screen", screen);
    else scan.removeAttribute("screen");
    box.append(scan);
  };

  byId("simulate").addEventListener("click", async () => {
    if (shown === undefined) return;
    seed += 1;
    const answers = await checker.simulate(shown.text, seed).catch(() => null);
    if (!answers) return;
    // Gone on with, it is at the result; only on the start screen is that kept.
    await scan.reset();
    await scan.setAnswers({ ...answers, schema: 1, place: "result" });
    isSimulated = true;
    tell();
    await begin("question");
  });

  byId("restart").addEventListener("click", async () => {
    isSimulated = false;
    tell();
    await scan.reset();
    await begin("");
  });

  onLanguage(() => {
    scan.lang = lang();
  });

  return {
    /** @param {boolean} isSound whether the text of now has no faults @param {import("./checks.js").Sound | undefined} sound the last one that had none */
    settle: (isSound, sound) => {
      isOld = !isSound;
      box.hidden = buttons.hidden = sound === undefined;
      if (sound !== undefined && sound.text !== shown?.text) {
        const isOther = sound.model.id !== shown?.model.id;
        shown = sound;
        held.textContent = sound.text;
        // Another questionnaire has no answers yet, and begins at its start.
        if (isOther) isSimulated = false;
        begin(isOther ? "" : (scan.getAttribute("screen") ?? ""));
      }
      tell();
    },
  };
};
