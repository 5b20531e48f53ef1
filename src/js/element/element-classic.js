// social-business-scan.js: the element with everything inside, for any page of any origin.

import styles from "sbs-styles";
import wasm from "sbs-wasm";
import { register } from "./element.js";
import { diagnose } from "../loader/boot-error.js";
import { decodeBase64 } from "../loader/base64.js";
import { decodeWasm } from "../loader/decode-wasm.js";
import { start } from "./instance.js";

register(async () => {
  const bytes = await decodeWasm(wasm, decodeBase64);
  try {
    return await start(bytes);
  } catch (cause) {
    throw await diagnose(cause, async () => bytes);
  }
}, styles);
