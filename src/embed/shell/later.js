// The second part of the page's wasm: fetched as soon as the first one has started, and again if the visitor asks.

import { BootError, load } from "./failure.js";

/** The style sheet of the second part. @param {string} url */
const dress = (url) =>
  new Promise((done, fail) => {
    // It may have come where the wasm did not.
    if (document.querySelector(`link[href="${url}"]`)) return done(null);
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: url, onload: done });
    link.onerror = () => {
      link.remove();
      fail(new BootError("load-failed", url));
    };
    document.head.append(link);
  });

/**
 * Fetches the second part. The first one hears when it is there, and when it could not be loaded.
 * @param {{ sbs_later_failed: () => void }} glue
 * @param {WebAssembly.Exports} exports of the first part; the second one starts by itself
 * @param {string[]} urls of the second part, and of the texts in the other language
 * @param {string} style its style sheet
 */
export const later = async (glue, exports, urls, style) => {
  try {
    // No screen of it is shown before its style sheet is there.
    const fetched = urls.map(async (url) => (await load(url)).arrayBuffer());
    const [part, texts] = await Promise.all([...fetched, dress(style)]);
    // The texts before what says that all is there.
    for (const one of [texts, part]) await WebAssembly.instantiate(/** @type {ArrayBuffer} */ (one), { "": exports });
  } catch (cause) {
    // A panic, not a failure to load: boot.js listens.
    if (cause instanceof WebAssembly.RuntimeError) throw cause;
    glue.sbs_later_failed();
  }
};
