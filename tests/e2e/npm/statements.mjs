// What the validator of Learning Locker, a record store of others, finds wrong with xAPI statements: for each a list, empty if
// nothing. The first argument is the folder of its package.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/index.js`);
const { default: faults } = require("@learninglocker/xapi-validation");
const statements = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(statements.map((statement) => faults(statement).map(String))));
