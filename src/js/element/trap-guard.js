// A panic of the app is a trap: an error that leaves the wasm through whoever called it. Here every call into the wasm
// passes, so that such an error is ours for certain, ends here, and never reaches the host's page. After the first one
// nothing is called any more: what it left behind in memory is half done.

/** @type {Set<(cause: unknown) => void>} */
const listeners = new Set();

/** @type {{ cause: unknown } | undefined} */
let stop;

/** What a stopped wasm gives: nothing, in a form from which the glue can take parts. */
const NOTHING = /** @type {any} */ (Object.freeze([]));

/** Calls back when the wasm has stopped; at once if it has. @param {(cause: unknown) => void} listener */
export const onStop = (listener) => {
  if (stop) listener(stop.cause);
  else listeners.add(listener);
};

/** The cause, if the wasm has stopped. */
export const hasStopped = () => stop;

let isTold = false;

/** Tells the listeners, but not here: whoever called is in the middle of something. */
const tell = () => {
  if (isTold) return;
  queueMicrotask(() => listeners.forEach((listener) => listener(stop?.cause)));
  isTold = true;
};

/**
 * The exports of the wasm, each guarded: what `instance.js` gives to wasm-bindgen's glue.
 * @param {WebAssembly.Exports | Record<string, any>} exports
 */
export const guarded = (exports) => {
  /** @param {Function} call */
  const guard = (call) => (/** @type {unknown[]} */ ...values) => {
    try {
      if (!stop) return call(...values);
    } catch (cause) {
      stop ??= { cause };
    }
    try {
      tell();
    } catch {
      // At the end of the stack, where a host that calls itself without end has come, not even that is possible. The
      // next call tells it.
    }
    return NOTHING;
  };
  /** @type {Record<string, any>} */
  const all = {};
  for (const name of Object.keys(exports)) {
    const value = exports[name];
    all[name] = typeof value === "function" ? guard(value) : value;
  }
  return all;
};
