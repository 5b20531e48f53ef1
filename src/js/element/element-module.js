// social-business-scan.mjs: the element as a module that loads its wasm when the first scan is on the page.

import styles from "sbs-styles";
import name from "sbs-wasm-name";
import { register } from "./element.js";
import { diagnose, load, needWasm } from "../loader/boot-error.js";
import { start } from "./instance.js";

register(async () => {
  needWasm();
  const response = await load(new URL(name, import.meta.url));
  const copy = response.clone();
  try {
    const app = await start(response);
    // An unread copy would keep the whole file in memory. It may be cancelled already: no matter.
    copy.body?.cancel().catch(() => {});
    return app;
  } catch (cause) {
    throw await diagnose(cause, () => copy.arrayBuffer());
  }
}, styles);
