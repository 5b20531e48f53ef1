// Starts the app: loads the wasm-bindgen glue and the wasm that its own script tag names, and gives every
// failure its code. Nothing is fetched after this.

/** A line "is loading" before this many milliseconds would only flash. */
const PATIENCE = 600;

/** What every wasm file starts with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** A failure with the code that the panel knows. */
class BootError extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** @param {string} code @param {string} detail @param {string} [lang] */
const show = (code, detail, lang) => globalThis.sbsPanel?.show(code, detail, lang);

/** @param {unknown} cause */
const textOf = (cause) => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));

/**
 * The exports of the glue.
 * @param {string} url
 */
const loadGlue = async (url) => {
  try {
    return await import(url);
  } catch (cause) {
    // A page in place of the script gives a SyntaxError, or the server's wrong type a TypeError.
    throw new BootError(cause instanceof SyntaxError ? "load-invalid" : "load-failed", textOf(cause));
  }
};

/**
 * The answer that holds the wasm.
 * @param {string} url
 */
const loadWasm = async (url) => {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new BootError("load-failed", textOf(cause));
  }
  if (!response.ok) throw new BootError("load-failed", `${url}: ${response.status}`);
  return response;
};

/**
 * Why the wasm did not compile or start.
 * @param {unknown} cause
 * @param {Response} copy the same answer, unread
 */
const diagnose = async (cause, copy) => {
  const detail = textOf(cause);
  // All three engines name the directive or the policy in this text.
  if (cause instanceof WebAssembly.CompileError && /unsafe-eval|CSP|Content.Security.Policy/i.test(detail)) {
    return new BootError("wasm-csp", detail);
  }
  try {
    const start = new Uint8Array(await copy.arrayBuffer()).subarray(0, MAGIC.length);
    if (MAGIC.some((byte, at) => start[at] !== byte)) return new BootError("load-invalid", detail);
  } catch (broken) {
    // The connection broke while the answer came in.
    return new BootError("load-failed", textOf(broken));
  }
  // A whole file that compiles nowhere is one that this browser is too old for.
  return new BootError(cause instanceof WebAssembly.CompileError ? "wasm-unavailable" : "panic", detail);
};

const boot = async () => {
  // Modules have no currentScript.
  const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-sbs-js][data-sbs-wasm]"));
  const address = (/** @type {string | undefined} */ name) => new URL(name ?? "", document.baseURI).href;
  if (typeof WebAssembly !== "object") throw new BootError("wasm-unavailable", "typeof WebAssembly");
  const [glue, response] = await Promise.all([
    loadGlue(address(script?.dataset.sbsJs)),
    loadWasm(address(script?.dataset.sbsWasm)),
  ]);
  const copy = response.clone();
  try {
    await glue.default({ module_or_path: response });
  } catch (cause) {
    throw await diagnose(cause, copy);
  }
  // An unread copy would keep the whole file in memory. It may be cancelled already: no matter.
  copy.body?.cancel().catch(() => {});
};

/**
 * A panic of the app is a trap. Where it surfaces depends on who called: an event, a task, or a promise.
 * @param {unknown} cause
 */
const stopped = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError) show("panic", textOf(cause));
};
if (typeof WebAssembly === "object") {
  addEventListener("error", (event) => stopped(event.error));
  addEventListener("unhandledrejection", (event) => stopped(event.reason));
}

const timer = setTimeout(() => {
  const line = document.getElementById("sbs-loading");
  if (line) line.hidden = false;
}, PATIENCE);

try {
  await boot();
} catch (cause) {
  if (cause instanceof BootError) {
    show(cause.code, cause.message);
  } else {
    show("panic", textOf(cause));
  }
} finally {
  clearTimeout(timer);
}
