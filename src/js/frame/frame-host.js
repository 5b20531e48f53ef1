// For pages that show the scan in a frame: gives each frame the height of its content, brings what gets the focus into
// view, and dispatches what happens in the scan as events on the iframe element. It may be loaded before or after the
// frames, and more than once.
//
// It is a guest: no globals, nothing inline, no style sheet, and only messages of our own frames are looked at. It runs
// beside libraries that replaced natives, so it uses few of them. The protocol is described in docs/frame.md.

const SOURCE = "social-business-scan";
const VERSION = 1;
const EVENTS = ["ready", "progress", "complete", "error"];

/** How a second copy of this script asks whether there is a first. */
const CLAIM = "sbs-frame-host";

/** Marks a frame with another address, for example through a proxy. */
const MARK = "data-social-business-scan";

/** How an origin that is none is written. */
const OPAQUE = "null";

/** Room above what is brought into view. */
const AIR = 16;

/** No page is higher; what is asks for it by mistake. */
const HIGHEST = 100000;

/** The addresses of `frame.html` that are ours. @type {string[]} */
const pages = [];

/** The address of `frame.html` beside this script. Unknown when the page has put the script into another file. */
const page = () => {
  const script = document.currentScript;
  // By name: a page may have a type of its own under the name of the browser's.
  const src = script?.localName === "script" ? /** @type {HTMLScriptElement} */ (script).src : "";
  return src ? new URL("frame.html", src).href : "";
};

/**
 * The origin that messages of this frame come from, or nothing when it is no frame of ours.
 * @param {HTMLIFrameElement} iframe
 */
const originOf = (iframe) => {
  /** @type {URL} */
  let url;
  try {
    url = new URL(iframe.src);
  } catch {
    return "";
  }
  url.search = "";
  url.hash = "";
  if (!iframe.hasAttribute(MARK) && pages.indexOf(url.href) < 0) return "";
  const sandbox = iframe.getAttribute("sandbox");
  return sandbox !== null && !/(^|\s)allow-same-origin(\s|$)/i.test(sandbox) ? OPAQUE : url.origin;
};

/**
 * All frames below a node, also those in open shadow roots.
 * @param {ParentNode} root
 * @param {HTMLIFrameElement[]} found
 */
const framesOf = (root, found) => {
  const all = root.querySelectorAll("*");
  for (let at = 0; at < all.length; at += 1) {
    const element = all[at];
    if (element.localName === "iframe") found.push(/** @type {HTMLIFrameElement} */ (element));
    if (element.shadowRoot) framesOf(element.shadowRoot, found);
  }
  return found;
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** Light or dark, as the page is where the frame stands. @param {HTMLIFrameElement} iframe */
const schemeOf = (iframe) => {
  let names = getComputedStyle(iframe).colorScheme;
  if (!/light|dark/.test(names)) {
    // `normal`: then the page's own tag says which there are. Without one it is light.
    names = document.querySelector("meta[name=color-scheme]")?.getAttribute("content") ?? "";
  }
  return /dark/i.test(names) && (prefersDark.matches || !/light/i.test(names)) ? "dark" : "light";
};

/** @param {HTMLIFrameElement} iframe */
const greet = (iframe) => {
  const content = { source: SOURCE, v: VERSION, type: "hello", scheme: schemeOf(iframe) };
  // To whoever is in there: it tells no secret, and a frame that still loads has no origin that could be named.
  iframe.contentWindow?.postMessage(content, "*");
};

const greetAll = () => {
  const frames = framesOf(document, []);
  for (let at = 0; at < frames.length; at += 1) {
    if (originOf(frames[at])) greet(frames[at]);
  }
};

/**
 * The frame of ours that a message comes from.
 * @param {MessageEvent} event
 */
const senderOf = (event) => {
  const frames = framesOf(document, []);
  for (let at = 0; at < frames.length; at += 1) {
    const iframe = frames[at];
    if (iframe.contentWindow !== event.source) continue;
    const origin = originOf(iframe);
    // A page that is in a sandbox itself hands that on to its frames.
    const isSame = event.origin === origin || (event.origin === OPAQUE && self.origin === OPAQUE);
    return origin && isSame ? iframe : null;
  }
  return null;
};

/** @param {unknown} value @returns {value is number} */
const isLength = (value) => typeof value === "number" && value >= 0 && value <= HIGHEST;

/** What stands between the outside of a frame's box and its content. @param {HTMLIFrameElement} iframe */
const edgesOf = (iframe) => {
  const style = getComputedStyle(iframe);
  const number = (/** @type {string} */ text) => Number.parseFloat(text) || 0;
  const top = number(style.borderTopWidth) + number(style.paddingTop);
  return { top, both: top + number(style.borderBottomWidth) + number(style.paddingBottom), sizing: style.boxSizing };
};

/**
 * A page with `iframe { height: 100% !important }` asked for this script all the same, so ours is important too. Its
 * `max-height` stays the page's word: then the frame scrolls.
 * @param {HTMLIFrameElement} iframe
 * @param {number} px
 */
const resize = (iframe, px) => {
  const { both, sizing } = edgesOf(iframe);
  iframe.style.setProperty("height", `${Math.ceil(px) + (sizing === "border-box" ? both : 0)}px`, "important");
};

/**
 * Brings a part of a frame into view, if it is not. WebKit does not do so by itself for a frame of another origin.
 * @param {HTMLIFrameElement} iframe
 * @param {number} top
 * @param {number} bottom
 */
const show = (iframe, top, bottom) => {
  const edge = edgesOf(iframe).top;
  const middle = iframe.getBoundingClientRect().top + edge + (top + bottom) / 2;
  if (middle >= 0 && middle <= document.documentElement.clientHeight) return;
  // A margin turned inwards lets the browser itself scroll to a part of the frame, with all boxes that scroll around
  // it and the page's own `scroll-padding` under a bar that stays.
  const { style } = iframe;
  const before = style.scrollMarginTop;
  style.scrollMarginTop = `${AIR - edge - top}px`;
  iframe.scrollIntoView({ block: "start", inline: "nearest" });
  style.scrollMarginTop = before;
};

/** @param {MessageEvent} event */
const hear = (event) => {
  const { data } = event;
  if (typeof data !== "object" || data?.source !== SOURCE || data.v !== VERSION) return;
  const iframe = senderOf(event);
  if (!iframe) return;
  if (data.type === "height" && isLength(data.px)) {
    resize(iframe, data.px);
    // A new page in the frame begins with its height and does not know us yet; one that does ignores this.
    greet(iframe);
  } else if (data.type === "focus" && isLength(data.top) && isLength(data.bottom)) {
    show(iframe, data.top, data.bottom);
  } else if (EVENTS.indexOf(data.type) >= 0) {
    const options = { bubbles: true, composed: true, detail: data.detail };
    iframe.dispatchEvent(new CustomEvent(`sbs-${data.type}`, options));
  }
};

const start = () => {
  const own = page();
  // A first copy takes the frames of this one's folder too: with two at work, each event would come twice.
  if (!document.dispatchEvent(new CustomEvent(CLAIM, { cancelable: true, detail: own }))) return;
  pages.push(own);
  document.addEventListener(CLAIM, (event) => {
    event.preventDefault();
    const other = /** @type {CustomEvent} */ (event).detail;
    if (typeof other === "string" && pages.indexOf(other) < 0) pages.push(other);
    greetAll();
  });
  addEventListener("message", (event) => {
    try {
      hear(event);
    } catch {
      // Pages also make such events themselves, with data that throw when they are read. Not ours.
    }
  });
  prefersDark.addEventListener("change", greetAll);
  greetAll();
};

start();
