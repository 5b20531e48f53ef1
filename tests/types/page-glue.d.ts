// The glue of our own page: it starts the wasm, and has the entry of the scan.

export default function init(source: { module_or_path: Response | BufferSource }): Promise<unknown>;
export function sbs_start(load: (code: string) => Promise<string>, first?: string): void;
