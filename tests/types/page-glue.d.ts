// The glue of our own page: started like the embed's, and with the entries of the scan and of the second part of its wasm.

export { default } from "../../target/sbs/embed/embed.js";
export function sbs_later(): void;
export function sbs_start(language: string): void;
