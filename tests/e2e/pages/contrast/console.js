// Keeps what is written to the console, for the tests.
(() => {
  'use strict';
  const written = [];
  Object.defineProperty(globalThis, 'written', { value: written });
  const { warn } = console;
  console.warn = (...values) => {
    const on = values.find(value => value instanceof Element);
    written.push({ on: on?.id ?? '', text: values.filter(value => typeof value === 'string').join(' ') });
    warn.apply(console, values);
  };
})();
