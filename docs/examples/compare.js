// Two results side by side: of a file that the page has, and of the scan that the visitor is filling in.
"use strict";

(() => {
  const NAMES = {
    PE: "People",
    PR: "Profit",
    PL: "Planet",
    OP: "Openness",
    TR: "Transparency",
    IN: "Involvement",
  };

  const said = document.querySelector("#compare-said");
  const table = document.querySelector("#compared");

  const cell = (tag, text) => {
    const made = document.createElement(tag);
    if (tag === "th") made.scope = "row";
    made.textContent = text;
    return made;
  };

  // Null is "not enough answers": never a 0.
  const shown = (score) => (score === null ? "–" : Math.round(score));

  const row = (name, before, now) => {
    const made = document.createElement("tr");
    const difference = before === null || now === null ? "–" : Math.round(now - before);
    made.append(cell("th", name), cell("td", shown(before)), cell("td", shown(now)), cell("td", difference));
    return made;
  };

  document.querySelector("#compare-now").addEventListener("click", async () => {
    const other = document.querySelector("#last-year");
    try {
      await other.setAnswers(window.lastYear);
      const [before, now] = await Promise.all([other.getResult(), document.querySelector("#scan").getResult()]);
      table.tBodies[0].replaceChildren(
        ...Object.entries(NAMES).map(([id, name]) => row(name, before.dimensions[id].score, now.dimensions[id].score)),
      );
      table.hidden = false;
      said.textContent = now.indicative ? "A quick scan is a first impression: small differences mean nothing." : "";
    } catch (error) {
      // For example UNKNOWN_ITEM, or the code of why the scan did not start.
      said.textContent = `This cannot be compared: ${error.code}.`;
    }
  });
})();
