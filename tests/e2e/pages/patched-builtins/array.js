// An extension by assignment: every `for in` over an array finds it.
Array.prototype.last = function () {
  return this[this.length - 1];
};
Object.prototype.isEmpty = function () {
  for (const key in this) if (Object.hasOwn(this, key)) return false;
  return true;
};
