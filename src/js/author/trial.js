// What many made-up answers say about the questionnaire: what `sbs simulate --report` finds.

import { worker } from "./checks.js";
import { byId, number, onLanguage, text as words } from "./language.js";

/** So many organisations are made up. */
const COUNT = 10_000;
const SEED = 1;

/** @param {string} name @param {string} [content] */
const element = (name, content = "") => {
  const made = document.createElement(name);
  made.textContent = content;
  return made;
};

/** How many reached each level. @param {import("./checks.js").TrialResult} result */
const levels = ({ levels: reached, unknown }) => {
  const table = element("table");
  table.className = "sbs-author__levels";
  const head = element("tr");
  for (const title of ["author_level", "author_reached"]) {
    const cell = element("th", words(title));
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  const rows = [...reached.map((count, level) => [number(level), count]), [words("author_unknown"), unknown]];
  const body = element("tbody");
  for (const [level, count] of rows) {
    const row = element("tr");
    const name = element("th", String(level));
    name.setAttribute("scope", "row");
    row.append(name, element("td", number(Number(count))));
    body.append(row);
  }
  const top = element("thead");
  top.append(head);
  table.append(top, body);
  return table;
};

/**
 * @param {import("./checks.js").Files} files
 * @param {() => string} textNow
 * @param {() => Promise<import("./checks.js").Verdict>} verdictNow once the text of now is checked
 */
export const setUpTrial = (files, textNow, verdictNow) => {
  const button = /** @type {HTMLButtonElement} */ (byId("try"));
  const status = byId("try-said");
  const progress = byId("try-progress");
  const box = byId("findings");
  /** @type {ReturnType<typeof worker> | undefined} */
  let running;
  /** @type {{ text: string, result: import("./checks.js").TrialResult } | undefined} */
  let last;
  let trouble = "";

  /** @param {string} what */
  const say = (what) => {
    if (status.textContent !== what) status.textContent = what;
  };

  const draw = () => {
    button.textContent = words(running ? "author_stop" : "author_try");
    if (running) return;
    progress.textContent = "";
    if (!last) {
      box.replaceChildren();
      say(trouble && words(trouble));
      return;
    }
    const { result, text } = last;
    const parts = [words("author_tried", { n: result.respondents })];
    if (result.findings.length === 0) parts.push(words("author_nothing"));
    if (text !== textNow()) parts.push(words("author_tried_before"));
    say(parts.join(" "));
    const list = element("ul");
    list.className = "sbs-author__findings";
    list.lang = "en";
    list.dir = "ltr";
    list.append(...result.findings.map((finding) => element("li", finding)));
    const drawn = result.levels.length > 1 ? [levels(result)] : [];
    if (result.findings.length > 0) drawn.push(list);
    box.replaceChildren(...drawn);
  };

  button.addEventListener("click", async () => {
    if (running) {
      running.stop();
      return;
    }
    const verdict = await verdictNow();
    // Another press came first.
    if (running) return;
    trouble = verdict.sound ? "" : verdict.why;
    last = undefined;
    if (verdict.sound) {
      // Not announced: it changes forty times.
      const soFar = (/** @type {number} */ done) => {
        progress.textContent = words("author_trying", { done, n: COUNT });
      };
      try {
        running = worker(files);
        draw();
        box.replaceChildren();
        say("");
        soFar(0);
        const { text } = verdict.sound;
        const result = JSON.parse((await running.ask("try", [text, SEED, COUNT], soFar)) ?? "null");
        if (!result) throw new Error("no result");
        last = { text, result };
      } catch (cause) {
        // Somebody stopped it, or it cannot run here.
        trouble = cause instanceof Error && cause.message === "stopped" ? "" : "author_cannot";
      }
      running?.stop();
      running = undefined;
    }
    draw();
  });

  onLanguage(draw);
  return { settle: draw };
};
