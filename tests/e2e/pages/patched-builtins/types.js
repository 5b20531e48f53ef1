// A library with types of its own under the names of the browser's, as MooTools has for `Window`. Not those that the driver
// of a browser needs itself (`Element`, `Document`, `ShadowRoot`).
for (const name of [
  'Window',
  'HTMLInputElement',
  'HTMLTextAreaElement',
  'HTMLAnchorElement',
  'HTMLCanvasElement',
  'KeyboardEvent',
  'DragEvent',
  'CanvasRenderingContext2D',
]) {
  globalThis[name] = function () {};
}
