// The glue of our own page: started like the embed's, and with the entry of the scan.

export { default } from "../../target/sbs/embed/embed.js";
export function sbs_start(): void;
