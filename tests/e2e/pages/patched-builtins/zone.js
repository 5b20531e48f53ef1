// What frameworks and monitors do to promises, timers and listeners: wrap them.
(() => {
  const listen = EventTarget.prototype.addEventListener;
  const wrapped = new WeakMap();
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (typeof listener === 'function' && !wrapped.has(listener)) {
      wrapped.set(listener, function (...given) {
        return listener.apply(this, given);
      });
    }
    return listen.call(this, type, wrapped.get(listener) ?? listener, options);
  };
  const unlisten = EventTarget.prototype.removeEventListener;
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    return unlisten.call(this, type, wrapped.get(listener) ?? listener, options);
  };
  const then = Promise.prototype.then;
  Promise.prototype.then = function (fulfilled, rejected) {
    return then.call(this, fulfilled, rejected);
  };
  const { fetch } = globalThis;
  globalThis.fetch = (...given) => fetch.apply(globalThis, given);
})();
