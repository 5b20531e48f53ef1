// The browser's own types, for `instanceof` in our scripts and in the module that wasm-bindgen generates.
//
// A page may have put something else under their names, before or after our script: MooTools does with `Window`. So
// esbuild puts these in the place of the global names (`--inject` in `xtask/src/scripts.rs`). Each is found by an object
// that only the browser can have made. What is left to globals is in `tests/e2e/tests/bundle.rs`.

const { getPrototypeOf } = Object;
const { isPrototypeOf } = Object.prototype;

/** A right-hand side for `instanceof`: whatever has this prototype. @param {() => object} prototype */
const having = (prototype) => ({
  /** @param {unknown} value */
  [Symbol.hasInstance]: (value) => isPrototypeOf.call(prototype(), /** @type {object} */ (value)),
});

/** The prototype of a new element, or one above it. @param {string} tag @param {number} above */
const ofElement = (tag, above) => () => {
  let prototype = getPrototypeOf(document.createElement(tag));
  for (let step = 0; step < above; step += 1) prototype = getPrototypeOf(prototype);
  return prototype;
};

/** @param {string} kind */
const ofEvent = (kind) => () => getPrototypeOf(document.createEvent(kind));

export const Window = /* @__PURE__ */ having(() => getPrototypeOf(globalThis));
export const HTMLInputElement = /* @__PURE__ */ having(ofElement("input", 0));
export const HTMLTextAreaElement = /* @__PURE__ */ having(ofElement("textarea", 0));
export const HTMLAnchorElement = /* @__PURE__ */ having(ofElement("a", 0));
export const HTMLCanvasElement = /* @__PURE__ */ having(ofElement("canvas", 0));
export const HTMLElement = /* @__PURE__ */ having(ofElement("a", 1));
export const Element = /* @__PURE__ */ having(ofElement("a", 2));
export const ShadowRoot = /* @__PURE__ */ having(() => getPrototypeOf(document.createElement("div").attachShadow({ mode: "open" })));
export const CanvasRenderingContext2D = /* @__PURE__ */ having(() =>
  getPrototypeOf(document.createElement("canvas").getContext("2d") ?? Object.create(null)),
);
export const KeyboardEvent = /* @__PURE__ */ having(ofEvent("KeyboardEvent"));
export const DragEvent = /* @__PURE__ */ having(ofEvent("DragEvent"));
