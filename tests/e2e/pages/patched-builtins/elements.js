// A polyfill or a monitor between a page and its registry: it counts, and gives on what it was given.
(() => {
  const define = customElements.define;
  customElements.define = function (name, constructor, options) {
    (globalThis.hostDefined ??= []).push(name);
    return define.call(this, name, class extends constructor {}, options);
  };
})();
