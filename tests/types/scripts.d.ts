// What our scripts find where the build joins them; the glue's types are those that wasm-bindgen wrote.

declare module "sbs-styles" {
  /** The style sheet of the shadow root. */
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

declare module "sbs-start" {
  /** The start screen by language, for `skeleton.js`. */
  const trees: Record<string, [name: string, attributes: Record<string, string>, ...inside: any[]]>;
  export default trees;
}

/** On pages of our own: shows why the scan does not start. */
declare var sbsEarly: { styled: Promise<unknown> | undefined; adopt(): Promise<void> } | undefined;

declare var sbsPanel: { show(code: string, detail?: string): void } | undefined;

/** Where scripts have types of their own (Trusted Types); TypeScript's list of the browser does not have it yet. */
declare var trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } }
  | undefined;
