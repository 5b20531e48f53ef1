// The second part of the page's wasm: fetched as soon as the first one has started, and again if the visitor asks.

import { load } from "./failure.js";

/**
 * Fetches the second part. The first one hears when it is there, and when it could not be loaded.
 * @param {{ sbs_later_failed: () => void }} glue
 * @param {WebAssembly.Exports} exports of the first part; the second one starts by itself
 * @param {string} url
 */
export const later = async (glue, exports, url) => {
  try {
    const response = await load(url);
    await WebAssembly.instantiate(await response.arrayBuffer(), { "": exports });
  } catch (cause) {
    // A panic, not a failure to load: boot.js listens.
    if (cause instanceof WebAssembly.RuntimeError) throw cause;
    glue.sbs_later_failed();
  }
};
