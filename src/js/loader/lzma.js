// LZMA without its header, as xtask/src/bundle/lzma.rs writes it: the length in three bytes, then the stream. It makes
// the wasm a sixth shorter than gzip, which is what browsers unpack by themselves, for 0.8 KB of script.

/** Where in the table of chances each kind of bit has its own. Those of the first kinds are 12 each, one per state. */
const [IS_REPEAT, IS_OLDER, IS_THIRD, IS_FOURTH, IS_LONG] = [12, 24, 36, 48, 60];
const [SLOTS, FAR, LOW, LENGTH, REPEAT_LENGTH, LETTERS, END] = [72, 328, 444, 460, 734, 1008, 7152];

/**
 * The bytes.
 * @param {Uint8Array} packed
 * @throws {RangeError} when it is not what was packed
 */
export const decompressLzma = (packed) => {
  const bytes = new Uint8Array(packed[0] | (packed[1] << 8) | (packed[2] << 16));
  const chances = new Uint16Array(END).fill(1024);
  // Typed, because other variables of a closure would be allocated anew for each number of this size.
  const [RANGE, CODE] = [0, 1];
  const coder = new Uint32Array([0xffffffff, 0]);
  let from = 4;
  const shift = () => (coder[CODE] = (coder[CODE] << 8) | packed[from++]);
  for (let count = 0; count < 4; count += 1) shift();
  const widen = () => {
    if (coder[RANGE] < 0x1000000) {
      coder[RANGE] <<= 8;
      shift();
    }
  };

  /** One bit. @param {number} place of its chance */
  const bit = (place) => {
    const chance = chances[place];
    const bound = (coder[RANGE] >>> 11) * chance;
    const is = coder[CODE] < bound ? 0 : 1;
    if (is) {
      coder[CODE] -= bound;
      coder[RANGE] -= bound;
      chances[place] = chance - (chance >> 5);
    } else {
      coder[RANGE] = bound;
      chances[place] = chance + ((2048 - chance) >> 5);
    }
    widen();
    return is;
  };
  /** A number, its highest bit first. @param {number} place @param {number} bits */
  const number = (place, bits) => {
    let value = 1;
    for (let left = bits; left > 0; left -= 1) value = (value << 1) | bit(place + value);
    return value - (1 << bits);
  };
  /** A number, its lowest bit first. @param {number} place @param {number} bits */
  const turned = (place, bits) => {
    let [node, value] = [1, 0];
    for (let at = 0; at < bits; at += 1) {
      const is = bit(place + node);
      node = (node << 1) | is;
      value |= is << at;
    }
    return value;
  };
  /** How many bytes are alike, less two. @param {number} place */
  const length = (place) =>
    !bit(place) ? number(place + 2, 3) : !bit(place + 1) ? 8 + number(place + 10, 3) : 16 + number(place + 18, 8);
  /** How far back they are, less one. @param {number} slot */
  const distance = (slot) => {
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + turned(FAR + base - slot, bits);
    let high = 0;
    for (let left = bits - 4; left > 0; left -= 1) {
      coder[RANGE] >>>= 1;
      const is = coder[CODE] < coder[RANGE] ? 0 : 1;
      if (is) coder[CODE] -= coder[RANGE];
      high = (high << 1) | is;
      widen();
    }
    return base + (high << 4) + turned(LOW, 4);
  };

  let [at, state, first, second, third, fourth] = [0, 0, 0, 0, 0, 0];
  while (at < bytes.length) {
    if (!bit(state)) {
      const place = LETTERS + 768 * (bytes[at - 1] >> 5);
      let letter = 1;
      if (state > 6) {
        // What is not like an earlier place begins like it, as a rule.
        for (let other = bytes[at - first - 1], same = 1; same && letter < 256; other <<= 1) {
          const expected = (other >> 7) & 1;
          const is = bit(place + ((1 + expected) << 8) + letter);
          letter = (letter << 1) | is;
          same = +(is === expected);
        }
      }
      while (letter < 256) letter = (letter << 1) | bit(place + letter);
      bytes[at++] = letter;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    const late = state > 6;
    let count;
    if (!bit(IS_REPEAT + state)) {
      [fourth, third, second] = [third, second, first];
      count = length(LENGTH);
      first = distance(number(SLOTS + 64 * Math.min(count, 3), 6));
      state = late ? 10 : 7;
    } else {
      if (bit(IS_OLDER + state)) {
        const isThird = bit(IS_THIRD + state);
        const isFourth = isThird && bit(IS_FOURTH + state);
        const again = isFourth ? fourth : isThird ? third : second;
        if (isFourth) fourth = third;
        if (isThird) third = second;
        [first, second] = [again, first];
      } else if (!bit(IS_LONG + state)) {
        bytes[at] = bytes[at - first - 1];
        at += 1;
        state = late ? 11 : 9;
        continue;
      }
      count = length(REPEAT_LENGTH);
      state = late ? 11 : 8;
    }
    for (let end = at + count + 2; at < end; at += 1) bytes[at] = bytes[at - first - 1];
  }
  // Whatever was changed on the way, this is what does not come out.
  if (coder[CODE]) throw new RangeError("packed");
  return bytes;
};
