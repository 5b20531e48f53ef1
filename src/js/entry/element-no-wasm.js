// social-business-scan.no-wasm.js: the app as JavaScript, for a browser or a page that runs no WebAssembly. It is in the place of
// the core: the same program, turned by binaryen's wasm2js.

import styles from "sbs-styles";
import * as program from "sbs-program";
import { run } from "../element/app.js";
import { deliver } from "../loader/core-script.js";

deliver("no-wasm", async () => ({ ...run(program), styles }));
