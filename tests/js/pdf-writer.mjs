// What src/js/loader/pdf-writer.js promises, held to a glue of a few lines. `cargo test -p xtask` lets Node run it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const SOURCE = await readFile(new URL("../../src/js/loader/pdf-writer.js", import.meta.url), "utf8");

/** As text, because Node takes a `.js` for CommonJS; what it imports stands for the loading of a file. */
const TEXT = SOURCE.replace('import { load } from "./boot-error.js";', "const load = async (url) => url;");
const { pdfWriter } = await import(`data:text/javascript,${encodeURIComponent(TEXT)}`);

globalThis.requestAnimationFrame = (work) => setTimeout(work);

/** Works, but for the functions that are given. */
const glue = (functions) => ({
  default: async () => {},
  sbs_pdf: (request) => new TextEncoder().encode(request),
  sbs_is_changed: () => true,
  ...functions,
});

const reason = (promise) =>
  promise.then(
    () => "none",
    (why) => why,
  );

test("nothing is loaded before the first call, and it is loaded once", async () => {
  let loads = 0;
  const { write, isChanged } = pdfWriter(async () => (loads++, glue({})), "pdf.wasm");
  assert.equal(loads, 0);

  const bytes = await write("abc");

  assert.deepEqual([...bytes], [97, 98, 99]);
  assert.equal(await isChanged(bytes), true);
  assert.equal(loads, 1);
});

test("what did not load is loaded by the next call", async () => {
  let loads = 0;
  const { write } = pdfWriter(async () => {
    loads += 1;
    if (loads === 1) throw new TypeError("no network");
    return glue({});
  }, "pdf.wasm");

  assert.equal(await reason(write("a")), "load");
  assert.equal(await reason(write("a")), "none");
});

test("a word is passed on, and after a trap nothing is called any more", async () => {
  let calls = 0;
  const { write, isChanged } = pdfWriter(async () => {
    const sbs_pdf = (request) => {
      calls += 1;
      throw request === "logo" ? "logo" : new WebAssembly.RuntimeError("unreachable");
    };
    return glue({ sbs_pdf });
  }, "pdf.wasm");

  assert.equal(await reason(write("logo")), "logo");
  assert.equal(await reason(write("a")), "write");
  assert.equal(await reason(write("a")), "write");
  assert.equal(await reason(isChanged(new Uint8Array())), "write");
  assert.equal(calls, 2);
});
