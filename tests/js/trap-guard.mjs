// What src/js/element/trap-guard.js promises, held to plain functions and to a wasm of a few bytes: nothing here knows what
// wasm-bindgen writes. `cargo test -p xtask` lets Node run it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const SOURCE = await readFile(new URL("../../src/js/element/trap-guard.js", import.meta.url), "utf8");

/** A module with one function, `f`, which is nothing but a trap. */
const TRAP = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11,
]);

let copies = 0;

/** A copy for each test, because it remembers that the wasm has stopped. By its text, because Node takes a `.js` for CommonJS. */
const fresh = () => import(`data:text/javascript,${encodeURIComponent(`${SOURCE}\n// ${copies++}`)}`);

const trap = () => new WebAssembly.Instance(new WebAssembly.Module(TRAP)).exports;

test("what works passes, and what is no function stays as it is", async () => {
  const { guarded, hasStopped } = await fresh();
  const memory = {};

  const exports = guarded({ add: (one, other) => one + other, memory });

  assert.equal(exports.add(1, 2), 3);
  assert.equal(exports.memory, memory);
  assert.deepEqual(Object.keys(exports), ["add", "memory"]);
  assert.equal(hasStopped(), undefined);
});

test("a trap ends at the guard and is told once, but not in the middle of the call", async () => {
  const { guarded, hasStopped, onStop } = await fresh();
  const told = [];
  onStop((cause) => told.push(cause));
  const exports = guarded(trap());

  const [first, second] = exports.f();
  exports.f();

  assert.deepEqual([first, second], [undefined, undefined]);
  assert.ok(hasStopped().cause instanceof WebAssembly.RuntimeError);
  assert.deepEqual(told, []);
  await Promise.resolve();
  assert.deepEqual(told, [hasStopped().cause]);
});

test("after a trap nothing is called any more, and who asks late hears it at once", async () => {
  const { guarded, hasStopped, onStop } = await fresh();
  let calls = 0;
  const exports = guarded({ ...trap(), count: () => calls++ });

  exports.count();
  exports.f();
  exports.count();

  assert.equal(calls, 1);
  let heard;
  onStop((cause) => {
    heard = cause;
  });
  assert.equal(heard, hasStopped().cause);
});

test("an error that comes through the wasm from elsewhere ends there too", async () => {
  const { guarded, hasStopped } = await fresh();
  const cause = new Error("of the host");
  const exports = guarded({
    call: () => {
      throw cause;
    },
  });

  exports.call();

  assert.equal(hasStopped().cause, cause);
});
