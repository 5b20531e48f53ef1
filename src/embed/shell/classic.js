// social-business-scan.js: the element with everything inside, for any page of any origin.

import init, { Questionnaire, mount } from "sbs-glue";
import styles from "sbs-styles";
import wasm from "sbs-wasm";
import { register } from "./element.js";
import { diagnose } from "./failure.js";
import { inflate } from "./inflate.js";

register(async () => {
  const bytes = await inflate(wasm);
  try {
    await init({ module_or_path: bytes });
  } catch (cause) {
    throw await diagnose(cause, async () => bytes);
  }
  return { Questionnaire, mount };
}, styles);
