// The visitor of `cargo xtask bench`: runs before everything else on the page. `site` comes before it.
globalThis.visitor = (() => {
  const { items, start, group, onward, end } = site;
  const now = () => performance.now();
  const seen = {};
  const longTasks = [], interactions = [], memories = new Set();

  // What is kept, at the moment when it is.
  const setItem = Storage.prototype.setItem;
  const firstAnswer = new RegExp(`"${items[0]}":\\s*"?[0-4]`);
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key, value);
    if (seen.saved === undefined && firstAnswer.test(value)) seen.saved = now();
  };

  // The memory of every wasm, for its size at the end.
  const remember = result => {
    const exports = (result.instance ?? result).exports;
    for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    return result;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...given) => own.apply(WebAssembly, given).then(remember);
  }
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) { return remember(new Instance(...given)); };
  WebAssembly.Instance.prototype = Instance.prototype;

  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const named = ({ target, name }) => `${name} on ${target?.localName ?? 'nothing'} ${String(target?.className?.baseVal ?? target?.className ?? '')}`;
  const heard = list => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      const { startTime, duration, processingStart, processingEnd } = entry;
      const waited = processingStart - startTime, worked = processingEnd - processingStart;
      interactions.push({ startTime, duration, waited, worked, what: named(entry) });
    }
  };
  const events = new PerformanceObserver(heard);
  events.observe({ type: 'event', durationThreshold: 16, buffered: true });

  // The element in the document, or in the shadow root of an embedded scan.
  const all = selector => {
    const roots = [document, ...[...document.querySelectorAll('social-business-scan')].map(host => host.shadowRoot)];
    return roots.flatMap(root => root ? [...root.querySelectorAll(selector)] : []);
  };
  const isShown = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const shown = selector => all(selector).find(isShown) ?? null;
  const middle = element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const isHit = element => {
    const { x, y } = middle(element);
    let top = document.elementFromPoint(x, y);
    while (top?.shadowRoot) {
      const inner = top.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === top) break;
      top = inner;
    }
    return top !== null && (element === top || element.contains(top));
  };
  const bring = element => {
    const { x, y } = middle(element);
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  };

  // What a visitor presses to choose an answer: the label around the drawn circle.
  const label = radio => radio.labels?.[0] ?? radio.closest('label') ?? radio;
  const radios = id => all(group.replaceAll('ID', id)).filter(isShown).flatMap(one => [...one.querySelectorAll('input[type=radio]')]);
  // The same answers for everybody, and not all the same.
  const answer = id => radios(id)[(items.indexOf(id) * 3 + 2) % 5] ?? null;

  // Presses what `find` gives, once, after the first frame that shows it where a press would reach it.
  const press = (find, then) => {
    const look = () => {
      const element = find();
      if (element && !element.disabled) {
        bring(element);
        if (isHit(element)) return onPainted.push(() => {
          const now = find();
          if (!now || !isHit(now)) return requestAnimationFrame(look);
          then(now);
          now.click();
        });
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  // What is asked for in a frame, a message later: that frame has been drawn by then.
  const onPainted = { push: run => { const { port1, port2 } = new MessageChannel(); port1.onmessage = run; port2.postMessage(0); } };

  press(() => shown(start), () => {
    seen.shown = now();
    press(() => { const radio = answer(items[0]); return radio && label(radio); }, () => { seen.question = now(); });
  });

  const frame = () => new Promise(requestAnimationFrame);
  const idle = () => new Promise(done => requestIdleCallback(done, { timeout: 1000 }));

  // Two frames and a quiet moment: what a visitor sees between two presses.
  const settle = async () => { await frame(); await frame(); await idle(); };

  const screen = () => JSON.stringify([items.filter(id => answer(id)), all(onward).filter(isShown).map(button => button.value || button.textContent), !!shown(end)]);

  // Where to press next: an answer that is open, else onward; `null` at the end.
  const next = async () => {
    if (shown(end)) return null;
    const open = items.find(id => { const radio = answer(id); return radio && !radio.checked; });
    const target = open ? label(answer(open)) : shown(onward);
    if (!target) return { problem: `nothing to press on ${screen()}` };
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    await settle();
    return { ...middle(target), open: open ?? '', screen: screen(), hit: isHit(target) };
  };
  // Whether that press did what it should.
  const done = ({ open, screen: before }) => open ? answer(open)?.checked === true : screen() !== before;

  const report = from => {
    for (const observer of [events]) heard({ getEntries: () => observer.takeRecords() });
    const bytes = [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null;
    return { ...seen, paint, longTasks, interactions, from, wasm: bytes, answered: screen() };
  };
  return { now, next, done, settle, report, seen, screen };
})();
