// social-business-scan.de.mjs and its like: the texts of a language, for the element as a module.

export { default } from "sbs-language";
