// social-business-scan.all.js: the element with everything inside, for a place that takes one file.

import languages from "sbs-languages";
import noWasm from "sbs-no-wasm";
import styles from "sbs-styles";
import wasm from "sbs-wasm";
import { open } from "../element/app.js";
import { register } from "../element/element.js";
import { decodeBase64 } from "../loader/base64.js";
import { ownPlace, withOrWithoutWasm } from "../loader/core-script.js";
import { decodeWasm } from "../loader/decode-wasm.js";

const place = ownPlace();

register(
  () =>
    withOrWithoutWasm(place, noWasm, async () => {
      const bytes = await decodeWasm(wasm, decodeBase64);
      return open(bytes, async () => bytes);
    }),
  styles,
  async (code) => languages[code],
);
