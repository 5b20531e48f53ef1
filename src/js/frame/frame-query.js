// What the query of the frame may say.

import { languages } from "sbs-texts";
import { ownerNodes } from "../prerendered/owner-nodes.js";

/** Text that a page may choose: not empty, and no book. */
export const WORD = /^[^]{1,100}$/;

/**
 * Its name, the attribute that it becomes, and what is let through; anything else is as if it were not there. Not `src`:
 * a link must not put a stranger's questions on this site.
 * @type {[name: string, attribute: string, values: { test(value: string): boolean }][]}
 */
export const SETTINGS = [
  ["lang", "lang", { test: (value) => languages.includes(value) }],
  ["mode", "mode", /^(full|quick)$/],
  ["key", "storage-key", WORD],
  ["theme", "theme", /^(auto|light|dark)$/],
  ["storage", "storage", /^(local|session|none)$/],
  ["screen", "screen", /^(intro|question)$/],
  ["flow", "flow", /^(section|one)$/],
  ["heading-level", "heading-level", /^[1-6]$/],
];

const query = new URLSearchParams(location.search);

/** Whether the page is in a frame. */
export const isFramed = parent !== window;

/** What it says under this name, if that may be. @param {string} name @param {{ test(value: string): boolean }} [values] of the setting */
export const asked = (name, values = SETTINGS.find(([known]) => known === name)?.[2] ?? WORD) => {
  const value = query.get(name) ?? "";
  return values.test(value) ? value : null;
};

/**
 * What the page around has set: a logo, an introduction, a next step, a note. Only in a frame: on a page of its own, under
 * the address of this site, a link could say and offer in its name what a stranger likes.
 */
export const ownerContentAsked = () => (isFramed ? ownerNodes((name) => query.get(name), { base: location.href, mayInline: false }, asked("lang")) : []);
