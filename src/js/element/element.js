// The custom element. It finds out what the host wishes, mounts the app in its shadow root, and hands on events and
// methods; the app itself is wasm, which all elements of a page share.

import "./causes.js";
import { codeOf, needFeatures, textOf } from "../loader/boot-error.js";
import { headingLevelOf, languageOf, wishesOf } from "./attributes.js";
import { keepTyped, known, logIfHidden } from "./host-page.js";
import { CAUSES, log, panel } from "../loader/error-panel.js";
import { languageFiles } from "../loader/language-files.js";
import { pending, refusal } from "./promises.js";
import { showSkeleton } from "./skeleton.js";

/** @typedef {import("../loader/error-panel.js").Lang} Lang */

const NAME = "social-business-scan";

/** Properties that only stand for an attribute, by name. */
const REFLECTED = {
  mode: "mode",
  src: "src",
  storage: "storage",
  storageKey: "storage-key",
  theme: "theme",
  screen: "screen",
  flow: "flow",
  headingLevel: "heading-level",
  resultLink: "result-link",
};

/** Tells the scans on one page apart: in ids, which accessibility tools may show without their shadow roots. */
let made = 0;

/** Elements with a scan in them. @type {Set<ScanElement>} */
const running = new Set();

/** One sheet for all elements of a document. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** Sheets that were made before all of the style sheet was there. @type {CSSStyleSheet[]} */
let partial = [];

/** The size that all others are multiples of, as a length of its own (host.css); where a browser cannot, `rem` does. */
const registerBase = () => {
  try {
    CSS.registerProperty({ name: "--sbs-base", syntax: "<length>", inherits: true, initialValue: "16px" });
    return true;
  } catch (cause) {
    // An earlier script of ours did.
    return cause instanceof DOMException && cause.name === "InvalidModificationError";
  }
};

/** Whether it is one. */
let hasBase = false;

/** How wasm and the files of languages are loaded, and the style sheet: what differs between our scripts. Set once, by `register`. */
let load = /** @type {() => Promise<any>} */ (() => Promise.reject(new Error("not registered")));
let styles = "";
let languages = languageFiles(load);

/** The app, loaded for the first element; after a failure the next one tries again. @type {Promise<import("./app.js").App> | undefined} */
let coming;

/** What came. @type {import("./app.js").App | undefined} */
let app;

const loaded = () => {
  coming ??= load().then(
    (came) => {
      Object.assign(CAUSES, came.causes);
      came.onStop((/** @type {unknown} */ cause) => {
        for (const element of [...running]) element.stop(cause);
      });
      if (came.styles) {
        styles = came.styles;
        for (const sheet of partial) sheet.replaceSync(styles);
        partial = [];
      }
      return (app = came);
    },
    (cause) => {
      coming = undefined;
      throw cause;
    },
  );
  return coming;
};

/** So long a page in the background, which draws nothing, is waited for, in milliseconds. */
const UNSEEN = 100;

/** When what was just made has been drawn. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNSEEN);
  });

/** Where a page is made on a server there are no elements; importing this does no harm there. */
const Base = globalThis.HTMLElement ?? class {};

class ScanElement extends Base {
  static observedAttributes = ["lang", "heading-level", "theme"];

  #shadow = this.attachShadow({ mode: "open" });
  #box = document.createElement("div");
  #ready = pending();
  /** @type {any} */
  #handle;
  /** What every event tells. */
  #questionnaire = /** @type {object} */ ({ instrument: null, version: null });
  /** A later beginning or an end makes an earlier beginning void. */
  #turn = 0;
  /** It has begun and the app is not there yet. @type {ReturnType<typeof showSkeleton> | undefined} */
  #early;
  /** The last beginning failed, and `ready` has said so. */
  #hasFailed = false;
  /** The answers of the last time on the page. @type {unknown} */
  #left;

  constructor() {
    super();
    this.#box.className = "sbs-host";
    this.#box.setAttribute("part", "root");
    if (hasBase) this.#box.dataset.base = "";
    // As the first language is, whatever the page around is; the scan inside says the direction of its own.
    this.#box.dir = "ltr";
    this.#shadow.append(this.#box);
    keepTyped(this.#shadow);
  }

  connectedCallback() {
    this.#dress();
    for (const name of Object.keys(REFLECTED)) this.#upgrade(name);
    // Moved: it is all still there.
    if (this.#handle || this.#early) return;
    this.#begin();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** Being moved as a whole (moveBefore) changes nothing. */
  connectedMoveCallback() {}

  adoptedCallback() {
    this.#dress();
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === "lang") (this.#handle ?? this.#early)?.setLang(languageOf(this));
    if (name === "heading-level") this.#handle?.setHeadingLevel(headingLevelOf(this));
    // Other colours of ours beside those of the host.
    if (name === "theme" && this.#handle) app?.warn(this, this.#shadow);
  }

  /** Settles when the app is there; rejects when it cannot come. */
  get ready() {
    return this.#ready.promise;
  }

  /** The answers so far, as an answer file. */
  async getAnswers() {
    return this.#call((handle) => handle.answers());
  }

  /** The result of the answers so far. */
  async getResult() {
    return this.#call((handle) => handle.result());
  }

  /** What the team answered, as far as it may be told. */
  async getTeam() {
    return this.#call((handle) => handle.team());
  }

  /** Goes on with these answers; rejects, and changes nothing, when they are not an answer file. @param {unknown} file */
  async setAnswers(file) {
    return this.#call((handle) => handle.setAnswers(file));
  }

  /** Compares earlier answers, a file or a code, with the answers so far; changes nothing. @param {unknown} file */
  async compare(file) {
    return this.#call((handle) => handle.compare(file));
  }

  /** The plan and the target. */
  async getPlan() {
    return this.#call((handle) => handle.plan());
  }

  /** Has this plan; rejects, and changes nothing, when it is none. @param {unknown} plan */
  async setPlan(plan) {
    return this.#call((handle) => handle.setPlan(plan));
  }

  /** Starts again, with nothing. The visitor is not asked. */
  async reset() {
    return this.#call((handle) => handle.reset());
  }

  /** @template T @param {(handle: any) => T} what */
  async #call(what) {
    await this.#ready.promise;
    if (!this.#handle) throw refusal("not-ready", "The scan is not on the page any more.");
    const given = what(this.#handle);
    const stopped = app?.hasStopped();
    if (stopped) throw refusal("panic", textOf(stopped.cause));
    return given;
  }

  /** A property that was set before the element was defined hides the accessor. @param {string} name */
  #upgrade(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const self = /** @type {any} */ (this);
    const value = self[name];
    delete self[name];
    self[name] = value;
  }

  #dress() {
    const { ownerDocument } = this;
    const view = ownerDocument.defaultView;
    // Without them the scan does not begin, and says so.
    if (!view || !("adoptedStyleSheets" in this.#shadow)) return;
    let sheet = sheets.get(ownerDocument);
    if (!sheet) {
      sheet = /** @type {CSSStyleSheet} */ (new view.CSSStyleSheet());
      sheet.replaceSync(styles);
      sheets.set(ownerDocument, sheet);
      if (!app) partial.push(sheet);
    }
    if (!this.#shadow.adoptedStyleSheets.includes(sheet)) this.#shadow.adoptedStyleSheets = [sheet];
  }

  async #begin() {
    const turn = (this.#turn += 1);
    if (this.#hasFailed) this.#ready = pending();
    this.#hasFailed = false;
    // Who puts the element on a page may set its attributes after that, in the same task.
    await undefined;
    if (turn !== this.#turn) return;
    try {
      needFeatures(this.#shadow);
      // In the place of what the host wrote between the tags, and drawn before anything is asked of the line or the
      // processor. Where answers were given, they are still there.
      const early = (this.#early ??= showSkeleton(this.#shadow, this.#box, wishesOf(this), Boolean(this.getAttribute("src"))));
      await painted();
      const { Questionnaire, mount, questionnaireOf } = await languages.app(loaded(), early.lang);
      const questionnaire = await questionnaireOf(Questionnaire, this.getAttribute("src"), this.baseURI);
      if (turn !== this.#turn) return;
      await early.adopt(() => turn === this.#turn && this.#mount(mount, questionnaire));
    } catch (cause) {
      // What is done again in the app does not take it away.
      if (turn === this.#turn && !this.#handle) this.#fail(cause);
    }
  }

  /** @param {Function} mount @param {any} questionnaire */
  #mount(mount, questionnaire) {
    this.#early = undefined;
    this.#box.replaceChildren();
    this.#questionnaire = { instrument: questionnaire.id(), version: questionnaire.version() };
    const options = { ...wishesOf(this), prefix: `sbs-${(made += 1)}`, restored: this.#left };
    const handle = mount(this.#box, questionnaire, options, this.#hear);
    // In the middle of this, or before: then it has not been told yet that this one has stopped too.
    const stopped = app?.hasStopped();
    if (stopped) throw stopped.cause;
    this.#handle = handle;
    running.add(this);
  }

  /** Takes out the scan and frees it; what only this element knew waits for its return. */
  #end() {
    this.#turn += 1;
    this.#early = undefined;
    if (!this.#handle) return;
    const handle = this.#handle;
    this.#left = handle.kept() ? undefined : handle.answers();
    this.#handle = undefined;
    running.delete(this);
    handle.unmount();
    this.#box.replaceChildren();
    this.#ready = pending();
  }

  /** @param {unknown} cause */
  #fail(cause) {
    const stopped = app?.hasStopped();
    const code = stopped ? "panic" : codeOf(cause);
    const message = code === "panic" ? textOf(cause) : /** @type {Error} */ (cause).message;
    this.#handle = undefined;
    running.delete(this);
    log(code, message);
    const lang = known(this.#box.querySelector(".sbs")?.getAttribute("lang")) ?? languageOf(this);
    try {
      const again = () => {
        made.remove();
        this.#begin();
      };
      const made = panel(code, message, lang, stopped ? undefined : again);
      made.setAttribute("part", "error");
      // Answers that were given stay where they are, for another try.
      if (stopped || !this.#early?.tell(made)) {
        this.#early = undefined;
        // Below it, what the host wrote between the tags.
        this.#box.replaceChildren(made, document.createElement("slot"));
      }
    } catch {
      // A page in which nothing can be made any more; the words at least.
      this.#box.textContent = message;
    }
    this.#send("error", { code, message, fatal: true });
    const refused = refusal(code, message);
    this.#ready.reject(refused);
    // It may have come before: then whoever asks now is told too. Another try begins with another promise.
    this.#ready = pending();
    this.#ready.reject(refused);
    this.#hasFailed = true;
  }

  /** The wasm has stopped, and every scan with it. @param {unknown} cause */
  stop(cause) {
    this.#turn += 1;
    this.#fail(cause);
  }

  /** Somebody else has written under the same key. @param {string} key */
  look(key) {
    if (this.#handle?.key() === key) this.#handle.look();
  }

  /** Hears the app, in the middle of an update: everything is carried out after it. @param {string} kind @param {any} detail */
  #hear = (kind, detail) => {
    queueMicrotask(() => {
      if (!this.#handle) return;
      if (kind === "kept") {
        const key = this.#handle.key();
        // Other tabs hear of it from the browser, but not this document.
        for (const other of running) if (other !== this) other.look(key);
      } else if (kind === "print") {
        app?.printScan(this, this.#box, styles).catch((/** @type {unknown} */ cause) => log("print", textOf(cause)));
      } else {
        if (kind === "ready") this.#ready.resolve();
        this.#send(kind, detail);
        if (kind === "ready") {
          app?.warn(this, this.#shadow);
          logIfHidden(this);
        }
      }
    });
  };

  /** @param {string} kind @param {object} detail */
  #send(kind, detail) {
    const all = { ...this.#questionnaire, ...detail };
    this.dispatchEvent(new CustomEvent(`sbs-${kind}`, { bubbles: true, composed: true, detail: all }));
  }
}

for (const [property, attribute] of Object.entries(REFLECTED)) {
  Object.defineProperty(ScanElement.prototype, property, {
    configurable: true,
    enumerable: true,
    /** @this {ScanElement} */
    get() {
      return this.getAttribute(attribute);
    },
    /** @this {ScanElement} @param {unknown} value */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  });
}

/**
 * Defines the element, once on a page however often and in however many forms our script is loaded.
 * @param {() => Promise<any>} start loads the app and gives its exports
 * @param {string} css the style sheet
 * @param {(code: string) => Promise<string>} loadLanguage gives the file of a language
 */
export const register = (start, css, loadLanguage) => {
  if (!globalThis.customElements) return;
  if (customElements.get(NAME)) {
    console.info(`<${NAME}> is defined already; this script does nothing.`);
    return;
  }
  load = start;
  styles = css;
  languages = languageFiles(loadLanguage);
  hasBase = registerBase();
  customElements.define(NAME, ScanElement);
};
