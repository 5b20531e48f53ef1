// Bytes as letters of ASCII, denser than base64: thirteen bits in two of 91 letters (xtask/src/bundle/base91.rs).

/** The letters are the visible ones but `"`, `<` and `\\`. @param {number} code */
const digit = (code) => code - 33 - +(code > 34) - +(code > 60) - +(code > 92);

/** The bytes of a text. Spaces and ends of lines, which a letter may have got on its way, do not count. @param {string} text */
export const decodeBase91 = (text) => {
  const letters = text.replace(/\s/g, "");
  const odd = letters.length & 1;
  const bytes = new Uint8Array(((letters.length - odd) * 6.5 + odd * 6) >> 3);
  let [at, held, bits] = [0, 0, 0];
  for (let place = 0; place < letters.length; place += 2) {
    const isPair = place + 1 < letters.length;
    held |= (digit(letters.charCodeAt(place)) + (isPair ? 91 * digit(letters.charCodeAt(place + 1)) : 0)) << bits;
    for (bits += isPair ? 13 : 6; bits > 7; bits -= 8) {
      bytes[at++] = held;
      held >>= 8;
    }
  }
  return bytes;
};
