// social-business-scan.js: the element with everything inside, for any page of any origin.

import styles from "sbs-styles";
import wasm from "sbs-wasm";
import { register } from "./element.js";
import { diagnose } from "../loader/boot-error.js";
import { fromBase64 } from "../loader/base64.js";
import { inflate } from "../loader/decode-wasm.js";
import { start } from "./instance.js";

register(async () => {
  const bytes = await inflate(wasm, fromBase64);
  try {
    return await start(bytes);
  } catch (cause) {
    throw await diagnose(cause, async () => bytes);
  }
}, styles);
