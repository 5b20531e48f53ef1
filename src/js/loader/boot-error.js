// What can go wrong while the scan loads, each with its code.

/** What every wasm file starts with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** A failure with the code that the panel knows. */
export class BootError extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** @param {unknown} cause */
export const textOf = (cause) => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));

/** The code of a failure; one that has none is a fault of ours. By its form: it may be of another script of ours. @param {any} cause @returns {string} */
export const codeOf = (cause) => (typeof cause?.code === "string" ? cause.code : "panic");

/** Refuses to go on in a browser without what the element is built on. @param {ShadowRoot} shadow */
export const needFeatures = (shadow) => {
  const lacking = Object.entries({
    adoptedStyleSheets: "adoptedStyleSheets" in shadow,
    "container queries": CSS.supports("container-type", "inline-size"),
  }).filter(([, isThere]) => !isThere);
  if (lacking.length > 0) throw new BootError("browser-old", `This browser has no ${lacking[0][0]}.`);
};

/** Refuses to go on where there is no WebAssembly. */
export const needWasm = () => {
  if (typeof WebAssembly !== "object") throw new BootError("wasm-unavailable", "typeof WebAssembly");
};

/**
 * The answer to a request for one of our files.
 * @param {string | URL} url
 */
export const load = async (url) => {
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
 * Whether its last section ends where the file ends. Firefox gives what came of a file that was cut off, and calls it
 * faulty or itself out of memory.
 * @param {Uint8Array} bytes
 */
const isWhole = (bytes) => {
  // Magic and version; then each section: a byte that says which, its size in groups of seven bits, and so much.
  let at = 8;
  while (at < bytes.length) {
    let [size, unit, byte] = [0, 1, 0];
    do {
      byte = bytes[++at];
      size += (byte & 127) * unit;
      unit *= 128;
    } while (byte > 127);
    at += 1 + size;
  }
  return at === bytes.length;
};

/**
 * Why the wasm did not compile or start.
 * @param {unknown} cause
 * @param {() => Promise<ArrayBufferView | ArrayBuffer>} content what was compiled
 */
export const diagnose = async (cause, content) => {
  const detail = textOf(cause);
  const isCompile = cause instanceof WebAssembly.CompileError;
  // All three engines name the directive or the policy in this text.
  if (isCompile && /unsafe-eval|CSP|Content.Security.Policy/i.test(detail)) {
    return new BootError("wasm-csp", detail);
  }
  try {
    const found = await content();
    const bytes = new Uint8Array(ArrayBuffer.isView(found) ? found.buffer : found);
    if (MAGIC.some((byte, at) => bytes[at] !== byte)) return new BootError("load-invalid", detail);
    if (!isWhole(bytes)) return new BootError("load-failed", detail);
  } catch (broken) {
    // The connection broke while the answer came in.
    return new BootError("load-failed", textOf(broken));
  }
  // A whole file that compiles nowhere is one that this browser is too old for.
  return new BootError(isCompile ? "wasm-unavailable" : "panic", detail);
};
