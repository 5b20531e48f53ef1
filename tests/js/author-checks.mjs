// What src/js/author/checks.js does when its worker fails. `cargo test -p xtask` lets Node run it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const SOURCE = await readFile(new URL("../../src/js/author/checks.js", import.meta.url), "utf8");

// By its text, because Node takes a `.js` for CommonJS.
const { checks } = await import(`data:text/javascript,${encodeURIComponent(SOURCE)}`);

/** All workers that were made, in their order. */
const made = [];

globalThis.document = { baseURI: "https://scan.example.org/author.html" };
globalThis.Worker = class extends EventTarget {
  asked = [];
  isOver = false;

  constructor() {
    super();
    made.push(this);
  }

  postMessage(message) {
    if (message.kind) this.asked.push(message);
  }

  terminate() {
    this.isOver = true;
  }

  /** Answers what was asked as the first, second, ... of this worker. */
  answer(place, what) {
    if (!this.isOver) this.dispatchEvent(new MessageEvent("message", { data: { id: this.asked[place].id, ...what } }));
  }
};

const FILES = { script: "./author-worker.js", wasm: "./author_bg.wasm" };

/** All that hangs on promises has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a worker answers one question after another", async () => {
  made.length = 0;
  const { check, simulate } = checks(FILES);

  const [first, second] = [check("a", "nl"), simulate("b", 1)];
  made[0].answer(1, { answer: undefined });
  made[0].answer(0, { answer: '{"model":null}' });

  assert.deepEqual(await Promise.all([first, second]), [{ model: null }, null]);
  assert.deepEqual(made[0].asked.map(({ kind, args }) => [kind, args]), [["check", ["a", "nl"]], ["simulate", ["b", 1]]]);
  assert.equal(made.length, 1);
});

test("a question that fails ends its worker, and those behind it are asked of the next one", async () => {
  made.length = 0;
  const { check } = checks(FILES);
  const [first, second] = [check("a", "nl"), check("b", "nl")];

  made[0].answer(0, { failed: "unreachable" });

  await assert.rejects(first, /unreachable/);
  await settled();
  const third = check("c", "nl");
  made[0].answer(1, { failed: "unreachable" });
  await settled();
  const fourth = check("d", "nl");
  assert.equal(made[0].isOver, true);
  assert.equal(made.length, 2, "one worker took its place");
  for (const place of [0, 1, 2]) made[1].answer(place, { answer: String(place) });
  assert.deepEqual(await Promise.all([second, third, fourth]), [0, 1, 2]);
});

test("where no worker runs every question fails, and the next one tries again", async () => {
  made.length = 0;
  const { check } = checks(FILES);
  const asked = [check("a", "nl"), check("b", "nl")];
  const fails = () => made.at(-1).dispatchEvent(Object.assign(new Event("error"), { message: "no script" }));

  const told = Promise.allSettled(asked);
  fails();
  await settled();
  fails();

  assert.deepEqual((await told).map(({ reason }) => reason?.message), ["no script", "no script"]);
  const again = check("c", "nl");
  made.at(-1).answer(0, { answer: "5" });
  assert.equal(await again, 5);
});
