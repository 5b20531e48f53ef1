// The style that stands in a page, as a file: for a server whose policy does not name it by its hash. A way to the server later.

const style = /** @type {HTMLStyleElement | null} */ (document.querySelector("style[data-sbs-file]"));

/** Without any sheet the first screen is read as it is. */
const showWithout = () => document.getElementById("sbs-early")?.removeAttribute("hidden");

/** When the sheet is there or cannot come, if it comes as a file. @type {Promise<unknown> | undefined} */
export let styled;

if (style && !style.sheet) {
  const link = document.createElement("link");
  styled = new Promise((done) => (link.onload = link.onerror = done)).then((event) => {
    if (/** @type {Event} */ (event).type === "load") return;
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showWithout);
    else showWithout();
  });
  link.rel = "stylesheet";
  link.href = style.dataset.sbsFile ?? "";
  // Where a browser knows it, nothing is seen without style.
  link.setAttribute("blocking", "render");
  style.after(link);
  // Once: more than one script has this.
  style.removeAttribute("data-sbs-file");
}
