// The habits of a library of 2007: JSON of its own, methods on everything, natives replaced by versions
// that take other arguments or give back other things. Written for this test, after its documented behaviour.
(() => {
  const escape = letter =>
    letter === '"' || letter === '\\' ? `\\${letter}` : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const quote = text => `"${String(text).replace(/["\\\x00-\x1f]/g, escape)}"`;
  const toJSON = value => {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'boolean') return String(value);
    if (typeof value.toJSON === 'function') return value.toJSON();
    return undefined;
  };
  Object.toJSON = toJSON;
  Object.prototype.toJSON = function () {
    const parts = [];
    for (const key in this) {
      const value = typeof this[key] === 'function' ? undefined : toJSON(this[key]);
      if (value !== undefined) parts.push(`${quote(key)}: ${value}`);
    }
    return `{${parts.join(', ')}}`;
  };
  Array.prototype.toJSON = function () {
    const parts = [];
    for (let at = 0; at < this.length; at += 1) parts.push(toJSON(this[at]) ?? 'null');
    return `[${parts.join(', ')}]`;
  };
  String.prototype.toJSON = function () {
    return quote(this);
  };
  Number.prototype.toJSON = function () {
    return isFinite(this) ? String(this) : 'null';
  };
  Date.prototype.toJSON = function () {
    return quote(`${this.getUTCFullYear()}-${this.getUTCMonth() + 1}-${this.getUTCDate()}`);
  };
  const stringify = JSON.stringify;
  JSON.stringify = value => (value !== null && typeof value === 'object' ? toJSON(value) : stringify(value));
  Array.prototype.reduce = function () {
    return this.length > 1 ? this : this[0];
  };
  Array.prototype.entries = function () {
    return this.slice();
  };
  Array.prototype.each = function (iterator) {
    for (let at = 0; at < this.length; at += 1) iterator(this[at], at);
    return this;
  };
  Array.prototype.find = function (iterator) {
    for (let at = 0; at < this.length; at += 1) if (iterator(this[at], at)) return this[at];
    return undefined;
  };
  Array.prototype.include = function (wanted) {
    return this.indexOf(wanted) !== -1;
  };
  Array.from = list => (list && list.length !== undefined ? Array.prototype.slice.call(list) : []);
  Function.prototype.bind = function (self, ...first) {
    const method = this;
    if (arguments.length < 2 && self === undefined) return this;
    return function (...rest) {
      return method.apply(self, first.concat(rest));
    };
  };
  String.prototype.startsWith = function (start) {
    return this.indexOf(start) === 0;
  };
  globalThis.$ = id => document.getElementById(id);
})();
