// Loaded first by the host pages: hears what the host would hear. The tests read it.
(() => {
  'use strict';
  const recorder = { errors: [], events: [] };
  Object.defineProperty(globalThis, 'recorder', { value: recorder });
  addEventListener('error', event => recorder.errors.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', event => recorder.errors.push(`rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', event =>
    recorder.errors.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  for (const type of ['sbs-ready', 'sbs-progress', 'sbs-complete', 'sbs-plan', 'sbs-team', 'sbs-error']) {
    addEventListener(type, event => recorder.events.push({ type, on: event.target.id, detail: event.detail }));
  }
  // The host's own button, to see that its page is alive.
  addEventListener('click', event => {
    const button = event.target instanceof Element && event.target.closest('[data-host-counts]');
    if (button) button.textContent = `Telt ${Number(button.dataset.hostCounts = Number(button.dataset.hostCounts) + 1)}`;
  });
})();
