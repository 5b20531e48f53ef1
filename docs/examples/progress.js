// The page's own bar shows how far the visitor is.
"use strict";

(() => {
  const bar = document.querySelector("#bar");
  const count = document.querySelector("#count");

  const show = (event) => {
    const { answered, total } = event.detail;
    bar.max = total;
    bar.value = answered;
    count.textContent = `${answered} of ${total}`;
  };

  const scan = document.querySelector("#scan");
  scan.addEventListener("sbs-ready", show);
  scan.addEventListener("sbs-progress", show);
})();
