// The wasm as text in a script: packed, then letters. No request, no type, no policy but that for scripts.

import { BootError, needWasm, textOf } from "./boot-error.js";
import { decompressLzma } from "./lzma.js";

/**
 * The bytes.
 * @param {string} text
 * @param {(text: string) => Uint8Array<ArrayBuffer>} read how the letters are read
 */
export const decodeWasm = async (text, read) => {
  needWasm();
  try {
    return decompressLzma(read(text));
  } catch (cause) {
    // Somebody changed the file, or it is not whole.
    throw new BootError("load-invalid", textOf(cause));
  }
};
