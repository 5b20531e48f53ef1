// A root as an application has it: everything around the scan is drawn again and again. The test changes the state
// through `host`, and reads there which events came.
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

const heard = [];
let update = () => {};

const App = () => {
  const [state, set] = useState({ round: 0, before: 0, last: false, shown: true, lang: "nl", theme: "auto", headingLevel: 2 });
  update = (change) => flushSync(() => set((old) => ({ ...old, ...change })));
  const scan = createElement("social-business-scan", {
    key: "scan",
    "storage-key": "react",
    "data-round": state.round,
    lang: state.lang,
    theme: state.theme,
    headingLevel: state.headingLevel,
    "onsbs-progress": (event) => heard.push(["progress", event.detail.item]),
    "onsbs-complete": (event) => heard.push(["complete", event.detail.result.kind]),
  });
  const rows = Array.from({ length: state.before }, (_, at) => createElement("p", { key: at }, `Row ${at}`));
  const parts = state.shown ? (state.last ? [...rows, scan] : [scan, ...rows]) : rows;
  return createElement("main", null, createElement("h1", null, `Round ${state.round}`), parts);
};

const root = createRoot(document.getElementById("root"));
root.render(createElement(App));

window.host = { heard, update: (change) => update(change), end: () => root.unmount() };
