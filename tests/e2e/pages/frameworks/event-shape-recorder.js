// Notes of each event what a host could find out about it. A script of the page and not of the driver: Firefox runs those
// in a window of their own, in which no object of the page is plain.
window.heard = [];
for (const type of ['sbs-ready', 'sbs-progress', 'sbs-complete', 'sbs-error']) {
  addEventListener(type, ({ target, bubbles, composed, cancelable, detail }) => {
    let plain = false;
    try {
      plain = JSON.stringify(structuredClone(detail)) === JSON.stringify(detail) && Object.getPrototypeOf(detail) === Object.prototype;
    } catch {
      // It cannot be copied, so it is not plain.
    }
    heard.push({ type, target: target.id, bubbles, composed, cancelable, plain, detail });
  });
}
