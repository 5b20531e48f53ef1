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
 * Whether a wasm file ends where its last section does. Firefox takes a connection that breaks for the end of the file.
 * @param {Uint8Array} bytes
 */
const isWhole = (bytes) => {
  // After the magic and the version: a number, the size of what follows in groups of 7 bits, and that.
  let at = 8;
  while (at < bytes.length) {
    let size = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      at += 1;
      size += (bytes[at] & 0x7f) * 2 ** shift;
      if (bytes[at] < 0x80) break;
    }
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
  // "out of memory" is what Firefox says of a file that was cut off while it was compiled. To try again is right for both.
  if (detail.startsWith("InternalError")) return new BootError("load-failed", detail);
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
