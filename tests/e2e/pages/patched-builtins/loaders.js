// Script loaders that a library looks for: an AMD `define` and CommonJS globals. Who uses them is not
// there for a plain script tag.
(() => {
  const define = (...given) => {
    globalThis.hostLoaded = (globalThis.hostLoaded ?? 0) + given.length;
  };
  define.amd = { jQuery: true };
  globalThis.define = define;
  globalThis.exports = {};
  globalThis.module = { exports: globalThis.exports };
  globalThis.require = name => {
    throw new Error(`Module name "${name}" has not been loaded yet`);
  };
})();
