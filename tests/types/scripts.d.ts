// What our scripts find where the build joins them; the glue's types are those that wasm-bindgen wrote.

declare module "sbs-styles" {
  /** The style sheet of the shadow root. */
  const text: string;
  export default text;
}

declare module "sbs-first-styles" {
  /** The same as far as the first screens need it. */
  const text: string;
  export default text;
}

declare module "sbs-wasm" {
  /** The wasm: packed, as base64. */
  const text: string;
  export default text;
}

declare module "sbs-wasm-name" {
  /** Where the wasm is, beside the script. */
  const name: string;
  export default name;
}

declare module "sbs-core" {
  /** The stamp and the digest of a script that this one fetches. */
  const told: { stamp: string; digest: string };
  export default told;
}

declare module "sbs-no-wasm" {
  /** The same of the program as JavaScript. */
  const told: { stamp: string; digest: string };
  export default told;
}

declare module "sbs-languages-told" {
  /** The same of the files of languages, by code. */
  const told: Record<string, { stamp: string; digest: string }>;
  export default told;
}

declare module "sbs-language-modules" {
  /** What imports the file of a language, by code. */
  const modules: Record<string, () => Promise<{ default: string }>>;
  export default modules;
}

declare module "sbs-languages" {
  /** The files of languages, by code. */
  const files: Record<string, string>;
  export default files;
}

declare module "sbs-language" {
  /** The file of a language. */
  const text: string;
  export default text;
}

declare module "sbs-own-file" {
  /** The page that a questionnaire is taken along in: `{lang}`, `{title}`, `{questionnaire}` and `{script}` are filled in. */
  const text: string;
  export default text;
}

declare module "sbs-program" {
  /** The exports of the wasm, as JavaScript. */
  const exports: Record<string, any>;
  export = exports;
}

declare module "sbs-start" {
  /** Of the questionnaire. */
  export const version: number;
  /** The first screens by name and language, for `skeleton.js`: JSON of its trees. */
  export const screens: Record<string, Record<string, string>>;
}

/** On pages of our own: shows why the scan does not start. */
declare var sbsEarly: { styled: Promise<unknown> | undefined; adopt(): Promise<void> } | undefined;

/** On our own page: writes the report as PDF, and compares one with its answers. */
declare var sbsPdf:
  | { write(request: string): Promise<Uint8Array>; isChanged(report: Uint8Array): Promise<boolean> }
  | undefined;

declare var sbsPanel: { show(code: string, detail?: string): void } | undefined;

/** Where scripts have types of their own (Trusted Types); TypeScript's list of the browser does not have it yet. */
declare var trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } }
  | undefined;
