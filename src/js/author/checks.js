// Asks the worker, which has the wasm: so that a large text and many made-up answers never hold up the page.

/** @typedef {{ line: number, column: number, text: string }} Place */
/** @typedef {{ id: string, version: number, title: string, items: number, languages: string[] }} Model */
/** @typedef {{ model: Model | null, faults: Place[], other_faults: number, warnings: Place[], other_warnings: number }} Checked */
/** @typedef {{ text: string | null, told: string[], count: number }} Opened what a spreadsheet holds, and the first warnings of how many; or faults of its cells */
/** @typedef {{ text: string, model: Model }} Sound a text without faults */
/** @typedef {{ sound: Sound } | { sound?: undefined, why: string }} Verdict on the text of now; `why` is the key of the words that say why there is no sound one */
/** @typedef {{ respondents: number, levels: number[], unknown: number, findings: string[] }} TrialResult */
/** @typedef {{ script: string, wasm: string }} Files */

/** Makes addresses of scripts where a page asks for that (Trusted Types): only of our own. */
const policy = globalThis.trustedTypes?.createPolicy("sbs-author", { createScriptURL: (url) => url });

/** A worker that answers. @param {Files} files */
export const worker = (files) => {
  const address = new URL(files.script, document.baseURI).href;
  const made = new Worker(/** @type {string} */ (/** @type {unknown} */ (policy?.createScriptURL(address) ?? address)));
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (cause: unknown) => void, soFar?: (count: number) => void }>} */
  const waiting = new Map();
  let next = 0;
  made.addEventListener("message", ({ data }) => {
    const one = waiting.get(data.id);
    if ("soFar" in data) {
      one?.soFar?.(data.soFar);
      return;
    }
    waiting.delete(data.id);
    if ("answer" in data) one?.resolve(data.answer);
    else one?.reject(new Error(data.failed));
  });
  const fail = (/** @type {unknown} */ cause) => {
    for (const one of waiting.values()) one.reject(cause);
    waiting.clear();
  };
  made.addEventListener("error", (event) => {
    event.preventDefault();
    fail(new Error(event.message));
  });
  made.postMessage({ wasm: new URL(files.wasm, document.baseURI).href });
  return {
    /** @param {string} kind @param {unknown[]} args @param {(count: number) => void} [soFar] @returns {Promise<any>} */
    ask: (kind, args, soFar) =>
      new Promise((resolve, reject) => {
        const id = (next += 1);
        waiting.set(id, { resolve, reject, soFar });
        made.postMessage({ id, kind, args });
      }),
    stop: () => {
      made.terminate();
      fail(new Error("stopped"));
    },
  };
};

/** What checks texts. @param {Files} files */
export const checks = (files) => {
  /** @type {ReturnType<typeof worker> | undefined} */
  let now;
  /** @param {string} kind @param {unknown[]} args @returns {Promise<any>} */
  const ask = async (kind, ...args) => {
    const own = (now ??= worker(files));
    try {
      return JSON.parse((await own.ask(kind, args)) ?? "null");
    } catch (cause) {
      // It was stopped because of another question, and there may be another worker by now.
      if (now !== own) return ask(kind, ...args);
      now = undefined;
      own.stop();
      throw cause;
    }
  };
  return {
    /** @param {string} text @param {string} lang @returns {Promise<Checked>} */
    check: (text, lang) => ask("check", text, lang),
    /** What a spreadsheet holds; one sheet as CSV goes into the text that is there.
     * @param {string} name @param {Uint8Array} bytes @param {string} there @returns {Promise<Opened>} */
    open: (name, bytes, there) => ask("open", name, bytes, there),
    /** An answer file that nobody gave; null of a text with faults. @param {string} text @param {number} seed */
    simulate: (text, seed) => ask("simulate", text, seed),
  };
};
