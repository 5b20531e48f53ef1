// social-business-scan.core.js: the app, for the small script that shows the first screens (entry/element-loader.js).

import styles from "sbs-styles";
import wasm from "sbs-wasm";
import { open } from "../element/app.js";
import { decodeBase64 } from "../loader/base64.js";
import { deliver } from "../loader/core-script.js";
import { decodeWasm } from "../loader/decode-wasm.js";

deliver("core", async () => {
  const bytes = await decodeWasm(wasm, decodeBase64);
  return { ...(await open(bytes, async () => bytes)), styles };
});
