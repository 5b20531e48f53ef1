// The result goes into a form of the page. The visitor sees it there, and sends it or does not.
"use strict";

(() => {
  const form = document.querySelector("#form");

  document.querySelector("#scan").addEventListener("sbs-complete", (event) => {
    const { result } = event.detail;
    // Null means that too much is open to tell.
    form.elements.level.value = result.level.reached ?? "not known yet";
    form.elements.result.value = JSON.stringify(result);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = [...new FormData(form)];
    document.querySelector("#sent").textContent = fields
      .map(([name, value]) => `${name}: ${value.length > 60 ? `${value.length} characters` : value || "empty"}`)
      .join("; ");
  });
})();
