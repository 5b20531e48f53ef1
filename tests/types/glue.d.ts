// The glue of the element: what the app exports, and what the glue is given the wasm's exports by.

export * from "../../target/sbs/embed/embed.js";
export function __wbg_set_wasm(exports: Record<string, any>): void;
