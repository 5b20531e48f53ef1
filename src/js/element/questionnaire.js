// The questionnaires of a page: the built-in one, and those that elements name by address, each read once.

import * as texts from "sbs-texts";
import { BootError, load, textOf } from "../loader/boot-error.js";

/** What the visitor reads, by code (loader/error-panel.js). @type {Record<string, import("../loader/error-panel.js").Cause>} */
export const causes = {
  "instrument-invalid": texts.instrument_invalid,
  "instrument-failed": { ...texts.instrument_failed, action: "retry" },
};

/** Not a file of ours that did not come, but one of the host's. @param {string} detail */
const notThere = (detail) => new BootError("instrument-failed", detail);

/** So many faults the panel has room for. */
const SHOWN = 3;

/** The first faults, one a line, and how many there are beside them. @param {string[]} faults */
const firstOf = (faults) => {
  const others = faults.length - SHOWN;
  return [...faults.slice(0, SHOWN), ...(others > 0 ? [`and ${others} more, in the console and by sbs check`] : [])].join("\n");
};

/** @type {Map<string, Promise<any>>} */
const questionnaires = new Map();

/** What an address gives: a file, or with `#` before an id what an element of the page has in it. @param {string} address */
const readerOf = async (address) => {
  if (!address.startsWith("#")) {
    const response = await load(address).catch((cause) => {
      throw notThere(cause.message);
    });
    return () => response.json();
  }
  const text = document.getElementById(address.slice(1))?.textContent;
  if (!text) throw notThere(`${address} is not on the page, or is empty.`);
  return () => JSON.parse(text);
};

/** @param {any} Questionnaire the class of the app @param {string} address */
const fetched = async (Questionnaire, address) => {
  const read = await readerOf(address);
  /** @type {unknown} */
  let value;
  try {
    value = await read();
  } catch (cause) {
    const detail = `${address}: ${textOf(cause)}`;
    // By its name: WebKit gives another kind of error.
    throw cause instanceof Error && cause.name === "SyntaxError" ? new BootError("instrument-invalid", detail) : notThere(detail);
  }
  try {
    const questionnaire = Questionnaire.read(value);
    const warnings = questionnaire.warnings().trim();
    if (warnings) console.warn(`Social Business Scan: ${address} works, but look at this:\n${warnings}`);
    return questionnaire;
  } catch (cause) {
    const faults = cause instanceof Error ? cause.message : String(cause);
    console.error(`Social Business Scan: ${address} has faults:\n${faults}`);
    throw new BootError("instrument-invalid", `${address}:\n${firstOf(faults.split("\n"))}`);
  }
};

/**
 * The questionnaire that an element names.
 * @param {any} Questionnaire the class of the app
 * @param {string | null} src as it stands in the attribute; nothing means the built-in one
 * @param {string} base what the address is relative to
 */
export const questionnaireOf = (Questionnaire, src, base) => {
  // What stands in the page may change, and is at hand.
  if (src?.startsWith("#")) return fetched(Questionnaire, src);
  let address = "";
  try {
    if (src) address = new URL(src, base).href;
  } catch (cause) {
    return Promise.reject(notThere(`${src}: ${textOf(cause)}`));
  }
  let found = questionnaires.get(address);
  if (!found) {
    found = address ? fetched(Questionnaire, address) : Promise.resolve(Questionnaire.builtIn());
    questionnaires.set(address, found);
    // The next element, or the next try, asks again.
    found.catch(() => questionnaires.delete(address));
  }
  return found;
};
