// The wasm as text in a script: gzip, then letters. No request, no type, no policy but that for scripts.

import { BootError, needWasm, textOf } from "./failure.js";

/**
 * The bytes.
 * @param {string} text
 * @param {(text: string) => Uint8Array<ArrayBuffer>} read how the letters are read
 */
export const inflate = async (text, read) => {
  needWasm();
  if (typeof DecompressionStream !== "function") throw new BootError("wasm-unavailable", "typeof DecompressionStream");
  try {
    const stream = new Blob([read(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    // Somebody changed the file, or it is not whole.
    throw new BootError("load-invalid", textOf(cause));
  }
};
