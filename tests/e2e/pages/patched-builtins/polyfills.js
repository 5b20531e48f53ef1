// Old polyfills that overwrite what is there: right for what their authors tried, and slow or strict else.
String.prototype.trim = function () {
  return this.replace(/^[\s\uFEFF\xA0]+|[\s\uFEFF\xA0]+$/g, '');
};
String.prototype.includes = function (part, from) {
  return this.indexOf(part, from) !== -1;
};
String.prototype.padStart = function (length, fill) {
  let text = String(this);
  while (text.length < length) text = (fill ?? ' ') + text;
  return text;
};
Array.prototype.forEach = function (callback, self) {
  for (let at = 0; at < this.length; at += 1) if (at in this) callback.call(self, this[at], at, this);
};
Array.prototype.flat = function () {
  return [].concat(...this);
};
Object.assign = function (target, ...sources) {
  for (const source of sources) for (const key in source) target[key] = source[key];
  return target;
};
Object.fromEntries = function (pairs) {
  const object = {};
  for (const [key, value] of pairs) object[key] = value;
  return object;
};
globalThis.queueMicrotask = task => void Promise.resolve().then(task);
globalThis.requestAnimationFrame = task => setTimeout(() => task(performance.now()), 16);
globalThis.cancelAnimationFrame = number => clearTimeout(number);
