// social-business-scan.mjs: the element as a module that loads its wasm when the first scan is on the page.

import languages from "sbs-language-modules";
import noWasm from "sbs-no-wasm";
import styles from "sbs-styles";
import name from "sbs-wasm-name";
import { open } from "../element/app.js";
import { register } from "../element/element.js";
import { load } from "../loader/boot-error.js";
import { placeOf, withOrWithoutWasm } from "../loader/core-script.js";

register(
  () =>
    withOrWithoutWasm(placeOf(import.meta.url), noWasm, async () => {
      const response = await load(new URL(name, import.meta.url));
      const copy = response.clone();
      const app = await open(response, () => copy.arrayBuffer());
      // An unread copy would keep the whole file in memory. It may be cancelled already: no matter.
      copy.body?.cancel().catch(() => {});
      return app;
    }),
  styles,
  async (code) => (await languages[code]()).default,
);
