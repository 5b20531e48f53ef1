// The questionnaires of a page: the built-in one, and those that elements name by address, each read once.

import { BootError, load, textOf } from "./failure.js";
import { CAUSES } from "./panel.js";

CAUSES["instrument-invalid"] = {
  nl: "De vragenlijst die deze pagina noemt, klopt niet. De beheerder vindt de fouten hieronder en in de console.",
  en: "The questionnaire that this page names has faults. Its administrator finds them below and in the console.",
};

/** @type {Map<string, Promise<any>>} */
const questionnaires = new Map();

/** @param {any} Questionnaire the class of the app @param {string} address */
const fetched = async (Questionnaire, address) => {
  const response = await load(address);
  /** @type {unknown} */
  let value;
  try {
    value = await response.json();
  } catch (cause) {
    const isText = cause instanceof SyntaxError;
    throw new BootError(isText ? "instrument-invalid" : "load-failed", `${address}: ${textOf(cause)}`);
  }
  try {
    return Questionnaire.read(value);
  } catch (cause) {
    const faults = cause instanceof Error ? cause.message : String(cause);
    console.error(`Social Business Scan: ${address} has faults:\n${faults}`);
    throw new BootError("instrument-invalid", `${address}: ${faults.split("\n", 1)[0]}`);
  }
};

/**
 * The questionnaire that an element names.
 * @param {any} Questionnaire the class of the app
 * @param {string | null} src as it stands in the attribute; nothing means the built-in one
 * @param {string} base what the address is relative to
 */
export const questionnaireOf = (Questionnaire, src, base) => {
  let address = "";
  try {
    if (src) address = new URL(src, base).href;
  } catch (cause) {
    return Promise.reject(new BootError("load-failed", `${src}: ${textOf(cause)}`));
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
