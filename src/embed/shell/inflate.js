// The wasm as text in a script: gzip, then base64. No request, no type, no policy but that for scripts.

import { BootError, needWasm, textOf } from "./failure.js";

/** The bytes. @param {string} text */
export const inflate = async (text) => {
  needWasm();
  if (typeof DecompressionStream !== "function") throw new BootError("wasm-unavailable", "typeof DecompressionStream");
  try {
    const letters = atob(text.trim());
    const packed = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) packed[at] = letters.charCodeAt(at);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    // Somebody changed the file, or it is not whole.
    throw new BootError("load-invalid", textOf(cause));
  }
};
