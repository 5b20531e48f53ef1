// What a content blocker makes of a page: which of its addresses are not loaded, and the style that hides things. Asked with
// a list of rules and a page as JSON; the engine's folder is the first argument.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/index.js`);
const { FiltersEngine, Request } = require("@ghostery/adblocker");
const { rules, page, addresses, classes, ids } = JSON.parse(readFileSync(0, "utf8"));

const engine = FiltersEngine.parse(rules.join("\n"));
const blocked = addresses.filter((url) => engine.match(Request.fromRawDetails({ url, sourceUrl: page, type: "script" })).match);
const { hostname } = new URL(page);
const { styles } = engine.getCosmeticsFilters({ url: page, hostname, domain: hostname, classes, ids });
console.log(JSON.stringify({ blocked, styles }));
