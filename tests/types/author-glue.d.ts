// The glue of the page for authors: it starts the wasm, and has what its worker asks.

export default function init(source: { module_or_path: Response | BufferSource }): Promise<unknown>;
export function sbs_author_check(text: string, lang: string): string;
export function sbs_author_open(name: string, bytes: Uint8Array, there: string): string;
export function sbs_author_simulate(text: string, seed: number): string | undefined;
export function sbs_author_try(
  text: string,
  seed: number,
  respondents: number,
  progress: (count: number) => void,
): string | undefined;
