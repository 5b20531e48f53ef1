// Starts the app on our own page: loads the wasm-bindgen glue and the wasm that its own script tag names, then the
// second part of the wasm, and gives every failure its code. Nothing is fetched after this, but for what offline.js
// keeps.

import { BootError, diagnose, load, needWasm, textOf } from "./failure.js";
import { later } from "./later.js";

/** @param {string} code @param {string} detail */
const show = (code, detail) => globalThis.sbsPanel?.show(code, detail);

/**
 * The exports of the glue.
 * @param {string} url
 */
const loadGlue = async (url) => {
  try {
    return await import(url);
  } catch (cause) {
    // A page in place of the script gives a SyntaxError, or the server's wrong type a TypeError.
    throw new BootError(cause instanceof SyntaxError ? "load-invalid" : "load-failed", textOf(cause));
  }
};

const boot = async () => {
  // Modules have no currentScript.
  const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-sbs-js][data-sbs-wasm]"));
  const address = (/** @type {string | undefined} */ name) => new URL(name ?? "", document.baseURI).href;
  needWasm();
  // `early.js` has found out which one the visitor reads.
  const language = () => document.documentElement.dataset.sbsLang ?? "nl";
  const lang = language();
  const languages = [script?.dataset.sbsNl, script?.dataset.sbsEn].map((name) => name && address(name));
  const [texts, others] = lang === "en" ? languages.reverse() : languages;
  const words = async (/** @type {string | undefined} */ url) => url && (await load(url)).arrayBuffer();
  const [glue, response, ...spoken] = await Promise.all([
    loadGlue(address(script?.dataset.sbsJs)),
    load(address(script?.dataset.sbsWasm)),
    words(texts),
  ]);
  // The visitor has pressed the other one meanwhile.
  if (language() !== lang) spoken.push(await words(others));
  const copy = response.clone();
  let exports;
  try {
    exports = await glue.default({ module_or_path: response });
    for (const texts of spoken) if (texts) await WebAssembly.instantiate(texts, { "": exports });
    // A wasm that was not split has all texts.
    glue.sbs_start(texts && spoken.length === 1 ? lang : "");
  } catch (cause) {
    throw await diagnose(cause, () => copy.arrayBuffer());
  }
  // An unread copy would keep the whole file in memory. It may be cancelled already: no matter.
  copy.body?.cancel().catch(() => {});

  const there = globalThis.sbsEarly?.adopt();

  const rest = script?.dataset.sbsLater;
  // A wasm that was not split has both parts.
  if (!rest) return glue.sbs_later();
  const style = address(script?.dataset.sbsStyle);
  globalThis.sbsLater = () => later(glue, exports, [address(rest), others ?? ""], style);
  await Promise.all([there, globalThis.sbsLater()]);
};

/**
 * A panic of the app is a trap. Where it surfaces depends on who called: an event, a task, or a promise.
 * @param {unknown} cause
 */
const stopped = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError) show("panic", textOf(cause));
};
if (typeof WebAssembly === "object") {
  addEventListener("error", (event) => stopped(event.error));
  addEventListener("unhandledrejection", (event) => stopped(event.reason));
}

/** Its own file, because nobody waits for it; without it all else works. */
const offline = async () => {
  const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-sbs-offline]"));
  const { offline } = await import(new URL(script?.dataset.sbsOffline ?? "", document.baseURI).href);
  await offline();
};

try {
  await boot();
  offline().catch(() => {});
} catch (cause) {
  show(cause instanceof BootError ? cause.code : "panic", cause instanceof BootError ? cause.message : textOf(cause));
}
