// What is taken along: the JSON, the scan as one file, and what a page needs to show it.

import ownFile from "sbs-own-file";
import { nameOf } from "./file-name.js";
import { byId, lang, onLanguage, text as words } from "./language.js";

/** The script that has the whole scan inside. */
const SCRIPT = "social-business-scan.all.js";

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** @param {string} name @param {string} type @param {string} content */
const save = (name, type, content) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** The id that a text says, faults or not. @param {string} text */
const idIn = (text) => /"instrument"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? "questionnaire";

/**
 * The scan as one page: the questionnaire stands in it as data, which its element reads.
 * @param {string} text @param {string} title @param {string} script
 */
const pageOf = (text, title, script) =>
  ownFile
    .replace("{lang}", () => lang())
    .replace("{title}", () => escaped(title))
    // Only in texts of the JSON there is a "<", and this is another way to write it.
    .replace("{questionnaire}", () => text.replaceAll("<", "\\u003c"))
    .replace("{script}", () => script);

/**
 * @param {() => string} textNow
 * @param {() => Promise<import("./checks.js").Verdict>} verdictNow once the text of now is checked
 */
export const setUpTakeAlong = (textNow, verdictNow) => {
  const status = byId("take-said");
  const snippet = /** @type {HTMLTextAreaElement} */ (byId("snippet"));

  /** What is said, in the language of now. */
  let said = () => "";

  /** @param {string} key @param {Record<string, string>} [places] */
  const say = (key, places) => {
    said = () => words(key, places);
    status.textContent = said();
  };

  byId("save-json").addEventListener("click", () => {
    const text = textNow();
    const name = `${nameOf(idIn(text))}.json`;
    save(name, "application/json", text);
    say("author_saved", { name });
  });

  byId("save-file").addEventListener("click", async () => {
    try {
      const verdict = await verdictNow();
      if (!verdict.sound) {
        say(verdict.why);
        return;
      }
      const { text, model } = verdict.sound;
      const response = await fetch(`./${SCRIPT}`);
      if (!response.ok) throw new Error(String(response.status));
      const name = `${nameOf(model.id)}.html`;
      save(name, "text/html", pageOf(text, model.title, await response.text()));
      say("author_saved", { name });
    } catch {
      say("author_file_failed");
    }
  });

  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(snippet.value);
      say("author_copied");
    } catch {
      // Not everywhere may a page do that, and not every reader allows it.
      snippet.select();
      say("author_copy_failed");
    }
  });

  onLanguage(() => {
    status.textContent = said();
  });

  return {
    /** Writes the lines for the text of now. */
    settle: () => {
      const base = new URL(".", document.baseURI).href;
      const text = textNow();
      snippet.value = [
        `<script src="${base}social-business-scan.js" defer></script>`,
        `<social-business-scan src="${base}${nameOf(idIn(text))}.json"></social-business-scan>`,
      ].join("\n");
    },
  };
};
