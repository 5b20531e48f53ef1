// social-business-scan.all.js: the element with everything inside, for a place that takes one file.

import styles from "sbs-styles";
import wasm from "sbs-wasm";
import { open } from "../element/app.js";
import { register } from "../element/element.js";
import { decodeBase64 } from "../loader/base64.js";
import { decodeWasm } from "../loader/decode-wasm.js";

register(async () => {
  const bytes = await decodeWasm(wasm, decodeBase64);
  return open(bytes, async () => bytes);
}, styles);
