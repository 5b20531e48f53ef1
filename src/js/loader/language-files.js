// Files of languages. The program has two languages inside; the texts of another one come when the visit begins in it, or a
// visitor chooses it.

import { at_once as INSIDE } from "sbs-texts";

/**
 * What loads files, each once.
 * @param {(code: string) => Promise<string>} load the file of a language
 */
export const languageFiles = (load) => {
  /** @type {Map<string, Promise<string>>} */
  const files = new Map();

  /** The file of a language; after a failure the next one who asks tries again. @param {string} code */
  const file = (code) => {
    let found = files.get(code);
    if (!found) {
      found = load(code);
      files.set(code, found);
      found.catch(() => files.delete(code));
    }
    return found;
  };

  /**
   * The file of the language that the scan begins in, if it comes as one. Where it cannot be had the scan begins in another
   * language, and says so.
   * @param {string | undefined} code
   */
  const first = async (code) => (!code || INSIDE.includes(code) ? undefined : file(code).catch(() => undefined));

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
