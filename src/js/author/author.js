// The page for authors of questionnaires: a text, what is wrong in it, a preview, and what is taken along. Nothing is sent; the
// text is kept in this browser.

import { checks } from "./checks.js";
import { keepText, keptText } from "./draft.js";
import { lists, moveTo } from "./faults.js";
import { byId, fill, lang, onLanguage, text as words } from "./language.js";
import { onFile } from "./open.js";
import { preview } from "./preview.js";
import { takeAlong } from "./take-along.js";
import { trial } from "./trial.js";

/** @typedef {import("./checks.js").Checked} Checked */

/** So long after a key the text is checked, in milliseconds. */
const PAUSE = 250;

const area = /** @type {HTMLTextAreaElement} */ (byId("text"));
const said = byId("said");
const faults = byId("faults");
const undo = /** @type {HTMLButtonElement} */ (byId("undo"));

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const worker = { script: script.dataset.sbsJs ?? "", wasm: script.dataset.sbsWasm ?? "" };

/** What was found in the text, as it was then. @type {{ text: string, found: Checked } | undefined} */
let last;

/** The last text without faults. @type {import("./checks.js").Sound | undefined} */
let sound;

/** What the page says beside what it found, until the next key. */
let notice = "";

/** @param {string} what */
const say = (what) => {
  if (said.textContent !== what) said.textContent = what;
};

const checker = checks(worker);
const shown = preview(checker);
const tried = trial(worker, () => sound?.text === area.value ? sound.text : undefined);
const taken = takeAlong(() => ({ text: area.value, sound }));

/** What there is to say about the text now. */
const tell = () => {
  const isEmpty = area.value.trim() === "";
  if (!last || isEmpty) {
    faults.replaceChildren();
    area.setAttribute("aria-invalid", "false");
    say([notice, isEmpty ? words("author_empty") : ""].filter(Boolean).join(" "));
    return;
  }
  const { model, faults: found, other_faults: others } = last.found;
  const outcome = model
    ? words("author_sound", {
        id: model.id,
        version: model.version,
        n: model.items,
        languages: model.languages.join(", "),
      })
    : words("author_faults", { n: found.length + others });
  say([notice, outcome].filter(Boolean).join(" "));
  lists(faults, last.found, (place) => moveTo(area, place));
  area.setAttribute("aria-invalid", String(!model));
};

/** Parts that hang on whether the text has faults. */
const settle = () => {
  const isSound = sound?.text === area.value;
  shown.settle(isSound, sound);
  tried.settle();
  taken.settle();
};

let turn = 0;

const check = async () => {
  const own = (turn += 1);
  const text = area.value;
  if (!keepText(text)) notice = words("author_not_kept");
  if (text.trim() === "") {
    last = undefined;
  } else {
    try {
      const found = await checker.check(text, lang());
      if (own !== turn) return;
      last = { text, found };
      if (found.model) sound = { text, model: found.model };
    } catch {
      if (own !== turn) return;
      last = undefined;
      faults.replaceChildren();
      say(words("author_cannot"));
      return;
    }
  }
  tell();
  settle();
};

let timer = 0;

area.addEventListener("input", () => {
  notice = "";
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
  // What is said about faults stays until they are looked for again.
  tried.settle();
  taken.settle();
});

/** The text before another one took its place. @type {string | undefined} */
let before;

/** @param {string} text @param {string} what is said of it */
const replace = (text, what) => {
  before = area.value.trim() === "" || area.value === text ? before : area.value;
  undo.hidden = before === undefined;
  area.value = text;
  area.setSelectionRange(0, 0);
  area.scrollTop = 0;
  notice = what;
  return check();
};

undo.addEventListener("click", () => {
  const text = before ?? "";
  before = undefined;
  replace(text, words("author_undone"));
  area.focus();
});

onFile((text, name) => replace(text, words("author_opened", { name })), (why) => {
  notice = why;
  tell();
});

byId("example").addEventListener("click", async () => {
  try {
    const response = await fetch("./instrument.example.json");
    if (!response.ok) throw new Error(String(response.status));
    await replace(await response.text(), words("author_example_opened"));
  } catch {
    notice = words("author_example_failed");
    tell();
  }
});

// What was typed a moment ago.
addEventListener("pagehide", () => keepText(area.value));

onLanguage(() => {
  notice = "";
  tell();
  settle();
});

fill();
byId("sbs-author").hidden = false;
area.value = keptText();
check();
