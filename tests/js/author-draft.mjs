// What src/js/author/draft.js keeps of the text of several tabs. `cargo test -p xtask` lets Node run it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const SOURCE = await readFile(new URL("../../src/js/author/draft.js", import.meta.url), "utf8");

let copies = 0;

/** A tab: a copy of the module. By its text, because Node takes a `.js` for CommonJS. */
const tab = () => import(`data:text/javascript,${encodeURIComponent(`${SOURCE}\n// ${copies++}`)}`);

/** What all tabs have in common; it takes texts up to this many characters. */
const storage = (room = Infinity) => {
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new Error("full");
      kept.set(key, value);
    },
  };
};

test("a tab that is closed writes nothing over what another one has kept since", async () => {
  storage();
  const [older, newer] = [await tab(), await tab()];
  older.keptText();
  older.keepText("one");
  assert.equal(newer.keptText(), "one");
  newer.keepText("one and two");

  // Closed, with what it had already kept; and so is one that only read.
  assert.equal(older.keepText("one"), true);
  const reader = await tab();
  const read = reader.keptText();
  newer.keepText("three");
  assert.equal(reader.keepText(read), true);

  assert.equal(newer.keptText(), "three");
});

test("what was typed and is not kept yet is kept", async () => {
  storage();
  const [older, newer] = [await tab(), await tab()];
  older.keptText();
  newer.keepText("two");

  assert.equal(older.keepText("typed at the end"), true);

  assert.equal(newer.keptText(), "typed at the end");
});

test("a text that cannot be kept is told each time, until there is room", async () => {
  storage(3);
  const only = await tab();
  only.keptText();

  assert.deepEqual(["long", "long", "one"].map(only.keepText), [false, false, true]);
});

test("a browser that keeps nothing says so once there is a text", async () => {
  delete globalThis.localStorage;
  const only = await tab();

  assert.equal(only.keptText(), "");
  assert.deepEqual(["", "one"].map(only.keepText), [true, false]);
});
