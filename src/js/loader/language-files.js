// Files of languages. The program has two languages inside; the texts of another one come when the visit begins in it, or
// when a visitor, a host or an invitation asks for it.

import { bundled } from "sbs-texts";
import { textOf } from "./boot-error.js";

/** So long a scan waits for the language that it begins in: what it can do without must not hold it back. */
const PATIENCE = 5000;

/**
 * What loads files, each once.
 * @param {(code: string) => Promise<string>} load the file of a language
 */
export const languageFiles = (load) => {
  /** @type {Map<string, Promise<string>>} */
  const files = new Map();

  /** The languages that a scan began without. @type {Set<string>} */
  const late = new Set();

  /** What came, if it is a file of ours: many servers send a page, and say that all is well, for one that is gone. @param {string} code */
  const ours = async (code) => {
    const text = await load(code);
    if (typeof text !== "string" || !text.startsWith(`sbs-language\t${code}\t`)) throw new Error(`What came for the language ${code} is something else.`);
    return text;
  };

  /** The file of a language; after a failure the next one who asks tries again. @param {string} code */
  const file = (code) => {
    let found = files.get(code);
    if (!found) {
      found = ours(code);
      files.set(code, found);
      found.catch((cause) => {
        files.delete(code);
        console.error(`Social Business Scan: ${textOf(cause)}`);
      });
    }
    return found;
  };

  /**
   * The file of the language that the scan begins in, if it comes as one. Where it cannot be had, or not in time, the scan
   * begins in another language, and turns when it is there or says that it did not come.
   * @param {string | undefined} code
   */
  const first = async (code) => {
    // One that failed is asked for again by the app.
    if (!code || bundled.includes(code) || (late.has(code) && !files.has(code))) return undefined;
    /** @type {Promise<undefined>} */
    const patience = new Promise((done) => setTimeout(() => done(undefined), late.has(code) ? 0 : PATIENCE));
    const text = await Promise.race([file(code).catch(() => undefined), patience]);
    if (text === undefined) late.add(code);
    return text;
  };

  return {
    file,
    first,
    /**
     * The app of the element, with the texts of the language that its scan begins in.
     * @template {{ loadLanguagesBy: Function, takeLanguage: Function }} App
     * @param {Promise<App>} coming
     * @param {() => string} shown the language that is seen, which may change while all this comes
     */
    app: async (coming, shown) => {
      const [app] = await Promise.all([coming, first(shown())]);
      app.loadLanguagesBy(file);
      const texts = await first(shown());
      if (texts) app.takeLanguage(texts);
      return app;
    },
  };
};
