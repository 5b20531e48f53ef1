// Loaded first by the host pages: hears what the host would hear. The tests read it.
(() => {
  'use strict';
  const ears = { errors: [], events: [] };
  Object.defineProperty(globalThis, 'ears', { value: ears });
  addEventListener('error', event => ears.errors.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', event => ears.errors.push(`rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', event =>
    ears.errors.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  for (const type of ['sbs-ready', 'sbs-progress', 'sbs-complete', 'sbs-error']) {
    addEventListener(type, event => ears.events.push({ type, on: event.target.id, detail: event.detail }));
  }
  // The host's own button, to see that its page is alive.
  addEventListener('click', event => {
    const button = event.target instanceof Element && event.target.closest('[data-host-counts]');
    if (button) button.textContent = `Telt ${Number(button.dataset.hostCounts = Number(button.dataset.hostCounts) + 1)}`;
  });
})();
