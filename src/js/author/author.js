// The page for authors of questionnaires: a text, what is wrong in it, a preview, and what is taken along. Nothing is sent; the
// text is kept in this browser.

import { checks } from "./checks.js";
import { keepText, keptText } from "./draft.js";
import { lists, moveTo } from "./faults.js";
import { byId, fill, lang, onLanguage, text as words } from "./language.js";
import { onFile } from "./open.js";
import { setUpPreview } from "./preview.js";
import { setUpTakeAlong } from "./take-along.js";
import { setUpTrial } from "./trial.js";

/** So long after a key the text is checked, in milliseconds. */
const PAUSE = 250;

const area = /** @type {HTMLTextAreaElement} */ (byId("text"));
const status = byId("said");
const faults = byId("faults");
const undo = /** @type {HTMLButtonElement} */ (byId("undo"));

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const worker = { script: script.dataset.sbsJs ?? "", wasm: script.dataset.sbsWasm ?? "" };

/** What the last check found; nothing before the first one. @type {import("./checks.js").Checked | "empty" | "failed" | undefined} */
let found;

/** The last text without faults. @type {import("./checks.js").Sound | undefined} */
let sound;

/** What the page says beside what it found, in the language of now; until the next key. */
let notice = () => "";

/** @param {string} what */
const say = (what) => {
  if (status.textContent !== what) status.textContent = what;
};

/** What the last check found, in words. */
const outcome = () => {
  if (found === undefined) return "";
  if (found === "empty") return words("author_empty");
  if (found === "failed") return words("author_cannot");
  const { model, faults: first, other_faults: others } = found;
  if (!model) return words("author_faults", { n: first.length + others });
  const { id, version, items: n, languages } = model;
  return words("author_sound", { id, version, n, languages: languages.join(", ") });
};

/** Whether the last check found faults. */
const hasFaults = () => typeof found === "object" && !found.model;

/** What there is to say about the text. */
const tell = () => {
  say([notice(), outcome()].filter(Boolean).join(" "));
  if (typeof found === "object") lists(faults, found, (place) => moveTo(area, place));
  else faults.replaceChildren();
  area.setAttribute("aria-invalid", String(hasFaults()));
};

/** A later check makes an earlier one void. */
let turn = 0;

const check = async () => {
  const own = (turn += 1);
  const text = area.value;
  if (!keepText(text)) notice = () => words("author_not_kept");
  const failed = /** @type {const} */ ("failed");
  const now = text.trim() === "" ? "empty" : await checker.check(text, lang()).catch(() => failed);
  if (own !== turn) return;
  found = now;
  if (typeof now === "object" && now.model) sound = { text, model: now.model };
  tell();
  preview.settle(sound, found === "empty" || hasFaults());
  trial.settle();
  takeAlong.settle();
};

/** The check that is to come, as the number of its timer; 0 if there is none. */
let timer = 0;

/** The check that runs, or was the last. */
let checking = Promise.resolve();

const checkNow = () => {
  clearTimeout(timer);
  timer = 0;
  checking = check();
  return checking;
};

/** @returns {Promise<import("./checks.js").Verdict>} */
const verdictNow = async () => {
  let last;
  do {
    last = timer ? checkNow() : checking;
    await last;
    // Somebody may have typed meanwhile.
  } while (timer || last !== checking);
  if (sound?.text === area.value) return { sound };
  return { why: found === "empty" ? "author_empty" : found === "failed" ? "author_cannot" : "author_needs_sound" };
};

const textNow = () => area.value;
const checker = checks(worker);
const preview = setUpPreview(checker);
const trial = setUpTrial(worker, textNow, verdictNow);
const takeAlong = setUpTakeAlong(textNow, verdictNow);

area.addEventListener("input", () => {
  notice = () => "";
  clearTimeout(timer);
  timer = setTimeout(checkNow, PAUSE);
  // What is said about faults stays until they are looked for again.
  trial.settle();
  takeAlong.settle();
});

/** The text before another one took its place. @type {string | undefined} */
let before;

/** @param {string} text @param {() => string} what is said of it */
const replace = (text, what) => {
  before = area.value.trim() === "" || area.value === text ? before : area.value;
  undo.hidden = before === undefined;
  area.value = text;
  area.setSelectionRange(0, 0);
  area.scrollTop = 0;
  notice = what;
  return checkNow();
};

undo.addEventListener("click", () => {
  const text = before ?? "";
  before = undefined;
  replace(text, () => words("author_undone"));
  area.focus();
});

onFile(
  (name, bytes) => checker.open(name, bytes, area.value),
  (text, name, warnings) => replace(text, () => [words("author_opened", { name }), warnings].filter(Boolean).join(" ")),
  (refused) => {
    notice = () => words(refused.why, refused.words);
    tell();
  },
);

byId("example").addEventListener("click", async () => {
  try {
    const response = await fetch("./instrument.example.json");
    if (!response.ok) throw new Error(String(response.status));
    await replace(await response.text(), () => words("author_example_opened"));
  } catch {
    notice = () => words("author_example_failed");
    tell();
  }
});

// What was typed a moment ago.
addEventListener("pagehide", () => keepText(area.value));

onLanguage(() => {
  tell();
  // The title of the questionnaire comes in that language too.
  checkNow();
});

fill();
byId("sbs-author").hidden = false;
area.value = keptText();
// Before the first check, which may take a moment.
takeAlong.settle();
checkNow();
