// The scan beside the text: always of the last version without faults.

import { byId, lang, onLanguage, text as words } from "./language.js";

/** The browser has carried out what the element does when it goes. */
const gone = () => new Promise((resolve) => setTimeout(resolve));

/** @param {ReturnType<typeof import("./checks.js").checks>} checker */
export const setUpPreview = (checker) => {
  const box = byId("preview");
  const status = byId("preview-said");
  const buttons = byId("preview-buttons");
  const held = byId("sbs-draft");
  /** @type {any} */
  const scan = document.createElement("social-business-scan");
  for (const [name, value] of Object.entries({ src: "#sbs-draft", storage: "none", "heading-level": "3" })) {
    scan.setAttribute(name, value);
  }
  /** The version that the scan has. @type {import("./checks.js").Sound | undefined} */
  let version;
  let isOld = false;
  let isSimulated = false;
  /** Why the last press on a button here did nothing: the key of the words for it. */
  let trouble = "";
  let seed = 0;
  let turn = 0;

  const tell = () => {
    const parts = [
      version === undefined ? words("author_preview_none") : isOld ? words("author_preview_old") : "",
      trouble ? words(trouble) : isSimulated ? words("author_simulated") : "",
    ];
    const what = parts.filter(Boolean).join(" ");
    if (status.textContent !== what) status.textContent = what;
  };

  /** Begins the scan again, with the answers that it has. @param {string} screen */
  const begin = async (screen) => {
    const own = (turn += 1);
    scan.remove();
    if (screen) scan.setAttribute("screen", screen);
    else scan.removeAttribute("screen");
    await gone();
    if (own !== turn) return;
    scan.lang = lang();
    box.append(scan);
  };

  /** One press after another: the scan is away for a moment when it begins again. */
  let presses = Promise.resolve();

  /** What a button does. @param {string} id @param {() => Promise<void>} act */
  const onPress = (id, act) =>
    byId(id).addEventListener("click", () => {
      presses = presses.then(async () => {
        trouble = "";
        try {
          await act();
        } catch {
          // The scan is not there, which it says itself.
          trouble = "author_file_failed";
        }
        tell();
      });
    });

  onPress("simulate", async () => {
    const of = version;
    if (of === undefined) return;
    seed += 1;
    const answers = await checker.simulate(of.text, seed).catch(() => null);
    if (!answers) {
      trouble = "author_cannot";
      return;
    }
    // Of another questionnaire, which has come meanwhile, they are not.
    if (of.model.id !== version?.model.id) return;
    await scan.reset();
    isSimulated = false;
    // Gone on with, it is at the result; only on the start screen is that kept.
    await scan.setAnswers({ ...answers, schema: 1, place: "result" });
    isSimulated = true;
    await begin("question");
  });

  onPress("restart", async () => {
    await scan.reset();
    isSimulated = false;
    await begin("");
  });

  onLanguage(() => {
    scan.lang = lang();
    tell();
  });

  return {
    /**
     * Shows the last text without faults.
     * @param {import("./checks.js").Sound | undefined} sound that text
     * @param {boolean} hasFaults the text of now was checked and has some, or is empty
     */
    settle: (sound, hasFaults) => {
      isOld = hasFaults;
      box.hidden = buttons.hidden = sound === undefined;
      if (sound !== undefined && sound.text !== version?.text) {
        const isOther = sound.model.id !== version?.model.id;
        version = sound;
        held.textContent = sound.text;
        trouble = "";
        // Another questionnaire has no answers yet, and begins at its start.
        if (isOther) isSimulated = false;
        begin(isOther ? "" : (scan.getAttribute("screen") ?? ""));
      }
      tell();
    },
  };
};
