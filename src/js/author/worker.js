// The worker of the page for authors: it has the wasm, and answers.

import init, { sbs_author_check, sbs_author_open, sbs_author_simulate, sbs_author_try } from "sbs-author-glue";
import { load } from "../loader/boot-error.js";

/** @type {Promise<unknown> | undefined} */
let ready;

/** @type {Record<string, (id: number, args: any[]) => string | undefined>} */
const KINDS = {
  check: (_, [text, lang]) => sbs_author_check(text, lang),
  open: (_, [name, bytes, there]) => sbs_author_open(name, bytes, there),
  simulate: (_, [text, seed]) => sbs_author_simulate(text, seed),
  try: (id, [text, seed, count]) =>
    sbs_author_try(text, seed, count, (/** @type {number} */ soFar) => postMessage({ id, soFar })),
};

addEventListener("message", async ({ data }) => {
  if (data.wasm) {
    ready = load(data.wasm).then(async (response) => init({ module_or_path: await response.arrayBuffer() }));
    // Told to whoever asks.
    ready.catch(() => {});
    return;
  }
  try {
    await ready;
    postMessage({ id: data.id, answer: KINDS[data.kind](data.id, data.args) });
  } catch (cause) {
    postMessage({ id: data.id, failed: String(cause) });
  }
});
