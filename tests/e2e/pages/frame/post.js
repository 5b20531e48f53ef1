// The mail of the host page: what the window got, by whom it was sent.
(() => {
  'use strict';
  const post = [];
  Object.defineProperty(globalThis, 'post', { value: post });
  addEventListener('message', event => {
    const from = [...document.querySelectorAll('iframe')].find(frame => frame.contentWindow === event.source);
    post.push({ from: from?.id ?? '', origin: event.origin, data: event.data });
  });
})();
