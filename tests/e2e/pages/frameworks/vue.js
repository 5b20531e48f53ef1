// The same root as in react.js, in Vue. Render functions: templates would need `unsafe-eval`.
import { createApp, h, nextTick, reactive } from "vue";

const heard = [];
const state = reactive({ round: 0, before: 0, last: false, shown: true, lang: "nl", theme: "auto", headingLevel: 2 });

const App = () => {
  const scan = h("social-business-scan", {
    key: "scan",
    "storage-key": "vue",
    "data-round": state.round,
    lang: state.lang,
    theme: state.theme,
    headingLevel: state.headingLevel,
    onSbsProgress: (event) => heard.push(["progress", event.detail.item]),
    onSbsComplete: (event) => heard.push(["complete", event.detail.result.kind]),
  });
  const rows = Array.from({ length: state.before }, (_, at) => h("p", { key: at }, `Row ${at}`));
  const parts = state.shown ? (state.last ? [...rows, scan] : [scan, ...rows]) : rows;
  return h("main", [h("h1", `Round ${state.round}`), ...parts]);
};

const app = createApp(App);
app.mount("#root");

window.host = {
  heard,
  update: async (change) => {
    Object.assign(state, change);
    await nextTick();
  },
  end: () => app.unmount(),
};
