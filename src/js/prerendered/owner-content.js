// What a site owner has set in words: a logo, an introduction, a next step and a note. From the address of the frame or
// from attributes of a page, so anybody may have written it: a text stays a text, and an address is let through by what
// the browser's own reader of addresses makes of it.

/** Longest text that is shown, in characters. */
const LONGEST = 1000;

/** What a link may be; anything else could run a script, or open a file. */
const LINKS = ["https:", "http:", "mailto:"];

/** @typedef {{ logo?: { src: string, alt: string }, intro?: string, nextStep?: { text: string, href?: string }, resultNote?: string }} OwnerContent */
/** @typedef {{ base: string, mayInline: boolean }} Place the address that others are relative to, and whether a picture may stand in its own address */

/** An address as the browser reads it. @param {string} value @param {string} base */
const addressOf = (value, base) => {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
};

/** Whether a picture may come from there: from the page's own site, as its policy has it. @param {URL} url @param {Place} place */
const isPicture = ({ protocol, origin, href }, { base, mayInline }) =>
  protocol === "data:" ? mayInline && /^data:image\//i.test(href) : /^https?:$/.test(protocol) && origin === addressOf(base, base)?.origin;

/**
 * What is set, as far as it may be shown.
 * @param {(name: string) => string | null} setting what is set under a name
 * @param {Place} place
 * @param {(why: string) => void} warn is told what is left out
 * @returns {OwnerContent}
 */
export const ownerContent = (setting, place, warn) => {
  /** @param {string} name */
  const text = (name) => {
    const value = setting(name)?.trim();
    if (!value) return undefined;
    if (value.length <= LONGEST) return value;
    warn(`${name} has more than ${LONGEST} characters.`);
    return undefined;
  };

  /** @param {string} name @param {(url: URL) => boolean} isAllowed @param {string} rule */
  const address = (name, isAllowed, rule) => {
    const value = setting(name)?.trim();
    if (!value) return undefined;
    const url = addressOf(value, place.base);
    if (url && isAllowed(url)) return url.href;
    warn(`${name} is left out: ${rule}.`);
    return undefined;
  };

  /** @type {OwnerContent} */
  const content = {};
  const from = place.mayInline ? "a picture of this site, or one as data:image/…" : "a picture of the site that the frame comes from";
  const src = address("logo", (url) => isPicture(url, place), `it must be ${from}`);
  const alt = text("logo-alt");
  if (src) content.logo = { src, alt: alt ?? "" };
  if (src && !alt) warn("logo-alt is missing: who does not see the logo hears nothing of it.");
  const intro = text("intro");
  if (intro) content.intro = intro;
  const next = text("next-step-text");
  const href = address("next-step-href", ({ protocol }) => LINKS.includes(protocol), "it must begin with https:, http: or mailto:");
  if (next) content.nextStep = href ? { text: next, href } : { text: next };
  else if (href) warn("next-step-href is left out: next-step-text says nothing.");
  const note = text("result-note");
  if (note) content.resultNote = note;
  return content;
};
