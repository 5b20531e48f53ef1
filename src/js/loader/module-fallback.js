// Hears what boot.js cannot tell: that boot.js itself did not load. A classic script, because on
// file:// browsers refuse modules and say so only through this event.
(() => {
  "use strict";

  /** @param {Event} event */
  const onError = (event) => {
    const script = event.target;
    if (!(script instanceof HTMLScriptElement) || !script.dataset.sbsJs) return;
    const code = location.protocol === "file:" ? "file-protocol" : "load-failed";
    const show = () => globalThis.sbsPanel?.show(code, script.getAttribute("src") ?? "");
    if (document.readyState === "loading") {
      // The place for the panel has not been read yet.
      document.addEventListener("DOMContentLoaded", show, { once: true });
    } else {
      show();
    }
  };

  // Such an error does not bubble; it is only heard on its way down.
  addEventListener("error", onError, { capture: true });
})();
