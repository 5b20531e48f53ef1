// src/js/author/file-name.js, by the cases that the scan's own files are tried with too (tests/app/export/messages.rs).
// `cargo test -p xtask` lets Node run it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const read = (path) => readFile(new URL(path, import.meta.url), "utf8");

// By its text, because Node takes a `.js` for CommonJS.
const { nameOf } = await import(`data:text/javascript,${encodeURIComponent(await read("../../src/js/author/file-name.js"))}`);

test("an id has the same name in front of all files", async () => {
  const cases = JSON.parse(await read("file-names.json"));

  const named = Object.keys(cases).map((id) => [id, nameOf(id)]);

  assert.deepEqual(Object.fromEntries(named), cases);
});
