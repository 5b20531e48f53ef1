// Fills in simulated answers when the address of the page asks for them: `?simulate=` and a number from 1 to 10.
"use strict";

(() => {
  const wanted = new URLSearchParams(location.search).get("simulate");
  if (wanted === null) return;
  const said = document.querySelector("#simulate-said");
  const answers = window.simulated[Number(wanted) - 1];
  if (answers === undefined) {
    said.textContent = `There are ${window.simulated.length} simulated respondents, and no number “${wanted}”.`;
    return;
  }
  const scan = document.querySelector("#simulated");
  scan.addEventListener("sbs-ready", async () => {
    try {
      await scan.setAnswers(answers);
      said.textContent = `These are the simulated answers number ${wanted}.`;
    } catch (error) {
      said.textContent = `The simulated answers were not taken over: ${error.message}`;
    }
  });
})();
