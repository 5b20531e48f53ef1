// Prints a scan without the page around it: a copy in a frame of its own, which is gone afterwards.

/** What a host may have set on the element or above it, and paper should show. */
const HOOKS = ["accent", "on-accent", "ink", "muted", "line", "open", "reached", "people", "profit", "planet", "font"];

const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** A copy, drawings included. @param {Element} scan @param {Document} page */
const copyOf = (scan, page) => {
  const copy = /** @type {Element} */ (page.importNode(scan, true));
  const drawn = scan.querySelectorAll("canvas");
  copy.querySelectorAll("canvas").forEach((canvas, at) => {
    canvas.getContext("2d")?.drawImage(drawn[at], 0, 0);
  });
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
  page.documentElement.lang = scan.getAttribute("lang") ?? "";
  page.title = "Social Business Scan";
  const computed = getComputedStyle(element);
  for (const hook of HOOKS) {
    const value = computed.getPropertyValue(`--sbs-${hook}`);
    if (value) page.documentElement.style.setProperty(`--sbs-${hook}`, value);
  }
  page.body.append(copyOf(scan, page));
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
  } finally {
    box.style.colorScheme = "";
  }
  view.addEventListener("afterprint", () => frame.remove(), { once: true });
  view.focus();
  view.print();
};
