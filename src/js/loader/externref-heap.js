// The one thing that the program asks of wasm-bindgen's table of references, where it is built without one: up to where the
// fixed values go that are in the list of objects instead (undefined, null, true, false, after 1024 free places).

export const __wbindgen_externref_statics_end = () => 1028;
