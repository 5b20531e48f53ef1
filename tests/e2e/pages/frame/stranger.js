// A frame that pretends: to the page that it is the scan, and to the scan that it is the page.
(() => {
  'use strict';
  const ours = { source: 'social-business-scan', v: 1 };
  const heard = [];
  Object.defineProperty(globalThis, 'heard', { value: heard });
  addEventListener('message', event => heard.push(event.data));
  parent.postMessage({ ...ours, id: 'mine', type: 'height', px: 4321 }, '*');
  parent.postMessage({ ...ours, id: 'mine', type: 'complete', detail: { result: 'forged' } }, '*');
  parent.postMessage({ ...ours, id: 'mine', type: 'focus', top: 9000, bottom: 9001 }, '*');
  for (const frame of [parent.frames[0], parent.frames[1]]) {
    if (frame !== self) frame?.postMessage({ ...ours, type: 'hello', scheme: 'dark' }, '*');
  }
})();
