// social-business-scan.js: the element with its first screens, small enough to work at once. What comes after them is in
// a script beside it, which is fetched when a scan is on the page.

import styles from "sbs-first-styles";
import core from "sbs-core";
import languages from "sbs-languages-told";
import noWasm from "sbs-no-wasm";
import { register } from "../element/element.js";
import { fetchScript, ownPlace, withOrWithoutWasm } from "../loader/core-script.js";

const place = ownPlace();

register(
  () => withOrWithoutWasm(place, noWasm, () => fetchScript(place, "core", core)),
  styles,
  (code) => fetchScript(place, code, languages[code]),
);
