// The page's own statistics, if it has any: whether it counts, and what, is its choice and its privacy statement. The
// scan itself tells nobody. Here: that it was started, each quarter, and that it was finished. No answers.
"use strict";

(() => {
  // What most tag managers call it; a stand-in that only shows what comes in.
  const dataLayer = (window.dataLayer ??= []);
  const list = document.querySelector("#layer");

  const count = (entry) => {
    dataLayer.push(entry);
    const line = document.createElement("li");
    line.append(Object.values(entry).join(" "));
    list.append(line);
  };

  const scan = document.querySelector("#scan");
  let quarter = 0;
  scan.addEventListener("sbs-ready", (event) => count({ event: "scan_ready", mode: event.detail.mode }));
  scan.addEventListener("sbs-progress", (event) => {
    const now = Math.floor((4 * event.detail.answered) / event.detail.total);
    if (now > quarter) count({ event: "scan_progress", quarter: now });
    quarter = Math.max(quarter, now);
  });
  scan.addEventListener("sbs-complete", () => count({ event: "scan_complete" }));
  scan.addEventListener("sbs-error", (event) => count({ event: "scan_error", code: event.detail.code }));
})();
