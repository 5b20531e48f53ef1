// The files of all languages that are not in the program, inside a script or a page: packed, and read when one is asked for.

import { decompressLzma } from "./lzma.js";

/**
 * Loads one of them.
 * @param {() => string} text
 * @param {(text: string) => Uint8Array<ArrayBuffer>} read how its letters are read
 * @returns {(code: string) => Promise<string>}
 */
export const packedLanguages = (text, read) => async (code) => {
  const file = JSON.parse(new TextDecoder().decode(decompressLzma(read(text()))))[code];
  if (typeof file !== "string") throw new Error(`There is no language ${code}.`);
  return file;
};
