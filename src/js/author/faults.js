// The faults of the text as lists of buttons: a press puts the cursor where it is.

import { text as words } from "./language.js";

/** @typedef {import("./checks.js").Place} Place */

/** @param {Place[]} places @param {number} others @param {string} kind @param {(place: Place) => void} press */
const list = (places, others, kind, press) => {
  const made = document.createElement("ol");
  made.className = "sbs-author__faults";
  made.dataset.kind = kind;
  for (const place of places) {
    const button = document.createElement("button");
    button.type = "button";
    const where = document.createElement("span");
    where.className = "sbs-author__place";
    where.textContent = words("author_place", { line: String(place.line), column: String(place.column) });
    const what = document.createElement("span");
    what.lang = "en";
    what.dir = "ltr";
    what.textContent = place.text;
    button.append(where, " ", what);
    button.addEventListener("click", () => press(place));
    const item = document.createElement("li");
    item.append(button);
    made.append(item);
  }
  /** @type {HTMLElement[]} */
  const parts = [made];
  if (others > 0) {
    const more = document.createElement("p");
    more.textContent = words("author_others", { n: others });
    parts.push(more);
  }
  return parts;
};

/** What the lists show; the same again leaves them, and whoever is in them. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** @param {HTMLElement} box @param {import("./checks.js").Checked} found @param {(place: Place) => void} press */
export const lists = (box, found, press) => {
  const { faults, other_faults: otherFaults, warnings, other_warnings: otherWarnings } = found;
  const key = JSON.stringify([words("author_warnings"), faults, otherFaults, warnings, otherWarnings]);
  if (drawn.get(box) === key && box.childElementCount > 0) return;
  drawn.set(box, key);
  // How many there are stands above.
  const parts = faults.length > 0 ? list(faults, otherFaults, "fault", press) : [];
  if (warnings.length > 0) {
    const title = document.createElement("h3");
    title.textContent = words("author_warnings");
    parts.push(title, ...list(warnings, otherWarnings, "warning", press));
  }
  if (parts.length > 0 && document.documentElement.lang !== "en") {
    const note = document.createElement("p");
    note.className = "sbs-small sbs-muted";
    note.textContent = words("author_in_english");
    parts.push(note);
  }
  box.replaceChildren(...parts);
};

/** Where a line begins in a text, and ends. @param {string} text @param {number} line from 1 */
const lineOf = (text, line) => {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return [start, end < 0 ? text.length : end];
};

/** Puts the cursor at a place and marks what stands from there to the end of the line. @param {HTMLTextAreaElement} area @param {Place} place */
export const moveTo = (area, { line, column }) => {
  const [start, end] = lineOf(area.value, line);
  // Columns count characters, and the browser counts halves of some.
  const before = [...area.value.slice(start, end)].slice(0, column - 1).join("").length;
  area.focus();
  area.setSelectionRange(start + before, end);
  // Lines are not wrapped, so each is as high as the others.
  const style = getComputedStyle(area);
  area.scrollTop = (line - 1) * parseFloat(style.lineHeight) - area.clientHeight / 2;
  area.scrollLeft = 0;
};
