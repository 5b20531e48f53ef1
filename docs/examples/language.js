// The language can be changed at any time; the visitor stays where she is.
"use strict";

(() => {
  const first = document.querySelector(".together");
  document.querySelector("#language").addEventListener("change", (event) => {
    first.lang = event.target.value;
  });
})();
