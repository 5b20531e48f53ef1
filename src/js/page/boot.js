// Starts the app on our own page: loads the wasm-bindgen glue and the wasm that its own script tag names, and gives
// every failure its code. Nothing is fetched after this, but for what offline.js keeps, and for what a visitor asks for: what
// writes a PDF, and the texts of another language.

import { BootError, diagnose, load, textOf, whyNoWasm } from "../loader/boot-error.js";
import { languageFiles } from "../loader/language-files.js";
import { pdfWriter } from "../loader/pdf-writer.js";

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

// Modules have no currentScript.
const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-sbs-js][data-sbs-wasm]"));
const address = (/** @type {string | undefined} */ name) => new URL(name ?? "", document.baseURI).href;

// Trunk builds the app alone, and what writes a PDF is wasm: there is no PDF then, and the page says so.
const { sbsPdfJs, sbsPdfWasm } = script?.dataset ?? {};
const why = whyNoWasm();
if (sbsPdfJs && !why) {
  const value = pdfWriter(() => import(address(sbsPdfJs)), address(sbsPdfWasm));
  Object.defineProperty(globalThis, "sbsPdf", { value });
}

/** Trunk builds no files of languages. */
const languages = languageFiles(async (code) => {
  const file = script?.getAttribute(`data-sbs-lang-${code}`);
  if (!file) throw new Error(`There is no language ${code}.`);
  return (await load(address(file))).text();
});

/** The file of the language that the visitor sees, if it comes as one. */
const firstLanguage = () => languages.first(document.documentElement.dataset.sbsLang);

/**
 * Whether this page is older than the site: many servers send a page, and say that all is well, for a file that is gone.
 * Not where loading it again has just not helped.
 */
const isOutdated = async () => {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (navigation?.type === "reload") return false;
  const answer = await fetch(address(script?.dataset.sbsJs));
  return answer.ok && /html/.test(answer.headers.get("content-type") ?? "");
};

/** Where the server's policy does not name the script in the page (early.js) by its hash: the same script as a file. The
 * sheet too, for which the app would not wait. */
const loadEarly = async () => {
  const early = /** @type {HTMLElement | null} */ (document.querySelector("script[data-sbs-file]"));
  if (early && !globalThis.sbsEarly) await import(address(early.dataset.sbsFile));
  await globalThis.sbsEarly?.styled;
};

/** The same program as JavaScript, where no wasm may be compiled. @param {BootError} why @param {Promise<void>} early */
const withoutWasm = async (why, early) => {
  const url = address("./no-wasm.js");
  const { start } = await import(url).catch((cause) => {
    throw new BootError(why.code, `${why.message}\n${url}: ${textOf(cause)}`);
  });
  await early;
  start(languages.file, await firstLanguage());
  await globalThis.sbsEarly?.adopt();
  return false;
};

/** Starts the program; says whether it is the wasm. */
const boot = async () => {
  const early = loadEarly();
  const language = early.then(firstLanguage);
  if (why) return withoutWasm(why, early);
  const [glue, response] = await Promise.all([
    loadGlue(address(script?.dataset.sbsJs)),
    load(address(script?.dataset.sbsWasm)),
    language,
  ]);
  const copy = response.clone();
  try {
    await glue.default({ module_or_path: response });
    // Another one may have been chosen meanwhile.
    glue.sbs_start(languages.file, await firstLanguage());
  } catch (cause) {
    const found = await diagnose(cause, () => copy.arrayBuffer());
    // WebKit lets a page compile the smallest wasm, and refuses the whole one.
    if (found.code === "wasm-csp") return withoutWasm(found, early);
    throw found;
  }
  // An unread copy would keep the whole file in memory. It may be cancelled already: no matter.
  copy.body?.cancel().catch(() => {});

  await globalThis.sbsEarly?.adopt();
  return true;
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
  // The worker keeps the wasm, and not what is in its place.
  if (await boot()) offline().catch(() => {});
} catch (cause) {
  const detail = cause instanceof BootError ? cause.message : textOf(cause);
  const code = cause instanceof BootError ? cause.code : "panic";
  const isOld = code.startsWith("load-") && (await isOutdated().catch(() => false));
  show(isOld ? "page-outdated" : code, detail);
}
