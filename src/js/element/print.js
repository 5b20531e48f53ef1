// Prints a scan without the page around it: a copy in a frame of its own, which is gone afterwards.

/** What a host may have set on the element or above it, and paper should show. */
const HOOKS = ["accent", "on-accent", "ink", "muted", "line", "open", "reached", "people", "profit", "planet", "font"];

const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** How large something is on the screen; on paper it is as its content asks. */
const SIZES = /^(min-|max-)?(width|height|inline-size|block-size)$|^(perspective|transform)-origin$/;

/** What has a size of its own. */
const REPLACED = "img, svg, svg *, canvas, video";

/** What does something, or loads something, in the frame. */
const ACTIVE = "script, iframe, object, embed, video, audio";

/** Longest wait for the pictures of the host, in milliseconds. */
const PATIENCE = 1000;

/**
 * A copy of what a host has put into a slot. Its rules do not come along, so the copy has what they made of it.
 * @param {Element} own
 * @param {Document} page
 */
const slotted = (own, page) => {
  const copy = /** @type {Element} */ (page.importNode(own, true));
  const copies = [copy, ...copy.querySelectorAll("*")];
  [own, ...own.querySelectorAll("*")].forEach((element, at) => {
    const computed = getComputedStyle(element);
    const { style } = /** @type {HTMLElement} */ (copies[at]);
    const isReplaced = element.matches(REPLACED);
    for (const name of computed) if (isReplaced || !SIZES.test(name)) style.setProperty(name, computed.getPropertyValue(name));
    // White on a dark ground, whose ground a browser leaves out: then it makes the text dark.
    style.setProperty("print-color-adjust", "economy");
  });
  for (const one of copies) if (one.matches(ACTIVE)) one.remove();
  return copy;
};

/** A copy, drawings included, with what paper shows unfolded. @param {Element} scan @param {Document} page */
const copyOf = (scan, page) => {
  const copy = /** @type {Element} */ (page.importNode(scan, true));
  const drawn = scan.querySelectorAll("canvas");
  copy.querySelectorAll("canvas").forEach((canvas, at) => {
    canvas.getContext("2d")?.drawImage(drawn[at], 0, 0);
  });
  const slots = scan.querySelectorAll("slot");
  copy.querySelectorAll("slot").forEach((slot, at) => {
    slot.append(...slots[at].assignedElements({ flatten: true }).map((own) => slotted(own, page)));
  });
  for (const fold of copy.querySelectorAll("details[data-paper]")) fold.setAttribute("open", "");
  return copy;
};

/**
 * Puts the copy into the page of the frame, with what the host has set.
 * @param {HTMLElement} element
 * @param {Element} scan
 * @param {Document} page
 * @param {string} styles
 */
const fill = (element, scan, page, styles) => {
  const sheet = new /** @type {any} */ (page.defaultView).CSSStyleSheet();
  sheet.replaceSync(styles);
  page.adoptedStyleSheets = [sheet];
  for (const name of ["lang", "dir"]) page.documentElement.setAttribute(name, scan.getAttribute(name) ?? "");
  page.title = "Social Business Scan";
  const computed = getComputedStyle(element);
  for (const hook of HOOKS) {
    const value = computed.getPropertyValue(`--sbs-${hook}`);
    if (value) page.documentElement.style.setProperty(`--sbs-${hook}`, value);
  }
  page.body.append(copyOf(scan, page));
};

/** Waits until the pictures in it can be drawn, but not for ever. @param {Document} page */
const pictures = (page) => {
  const all = [...page.querySelectorAll("img")].map((picture) => {
    picture.loading = "eager";
    return picture.decode();
  });
  return Promise.race([Promise.allSettled(all), new Promise((done) => setTimeout(done, PATIENCE))]);
};

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} box what holds the scan
 * @param {string} styles
 */
export const printScan = async (element, box, styles) => {
  const scan = box.querySelector(".sbs");
  if (!scan) return;
  // A page that may not print never says that it has.
  box.querySelector(".sbs-host__paper")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "sbs-host__paper";
  frame.setAttribute("aria-hidden", "true");
  box.append(frame);
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  if (!page || !view) {
    // A sandbox keeps even an empty frame away from us. What is around the scan there is little.
    frame.remove();
    window.print();
    return;
  }
  // Paper is light, so the drawings must be when they are copied.
  box.style.colorScheme = "light";
  try {
    await frames();
    fill(element, scan, page, styles);
    await pictures(page);
  } finally {
    box.style.colorScheme = "";
  }
  view.addEventListener("afterprint", () => frame.remove(), { once: true });
  view.focus();
  view.print();
};
