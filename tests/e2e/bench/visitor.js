// The visitor of `cargo xtask bench`: runs before everything else on the page. `site` comes before it.
globalThis.visitor = (() => {
  const { items, start, group, onward, end } = site;
  // It runs in a frame of the page too, where it only notes, for the one around it and by its clock.
  const isTop = top === window;
  const now = () => top.performance.now();
  const byTop = time => time + performance.timeOrigin - top.performance.timeOrigin;
  const { seen, interactions, memories } = isTop ? { seen: {}, interactions: [], memories: new Set() } : top.visitor;
  const longTasks = [], presses = [];

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

  // Also those of its frames.
  if (isTop) {
    new PerformanceObserver(list => {
      for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
  }
  const heard = list => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      const { startTime, duration, processingStart, processingEnd } = entry;
      const waited = processingStart - startTime, worked = processingEnd - processingStart;
      interactions.push({ id: entry.interactionId, startTime: byTop(startTime), duration, waited, worked, what: entry.name });
    }
  };
  const events = new PerformanceObserver(heard);
  events.observe({ type: 'event', durationThreshold: 16, buffered: true });
  const paint = () => {
    const own = performance.getEntriesByName('first-contentful-paint')[0];
    return own ? byTop(own.startTime) : null;
  };
  const flush = () => heard({ getEntries: () => events.takeRecords() });
  if (!isTop) return { paint, flush };

  // The frame of the page, if it has one.
  const inner = () => document.querySelector('iframe')?.contentWindow;
  // The element in the document, in that of a frame, or in the shadow root of an embedded scan.
  const all = selector => {
    const documents = [document, inner()?.document].filter(Boolean);
    const hosts = documents.flatMap(one => [...one.querySelectorAll('social-business-scan')]);
    const roots = [...documents, ...hosts.map(host => host.shadowRoot)];
    return roots.flatMap(root => root ? [...root.querySelectorAll(selector)] : []);
  };
  const isShown = element => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const shown = selector => all(selector).find(isShown) ?? null;
  // In its own document, and as the page has it.
  const within = element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const around = element => element.ownerDocument.defaultView?.frameElement;
  const middle = element => {
    const { x, y } = within(element);
    const { left, top } = around(element)?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: x + left, y: y + top };
  };
  const isHit = element => {
    const outer = middle(element), { x, y } = within(element);
    if (around(element) && document.elementFromPoint(outer.x, outer.y) !== around(element)) return false;
    let top = element.ownerDocument.elementFromPoint(x, y);
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

  // How far it is. Little is looked up each time: the visitor's own work must not count as the page's.
  let at = 1, own = 0;
  const screen = () => `${items[at]}, ${shown(onward)?.value || shown(onward)?.textContent}`;
  const timed = work => {
    const start = now();
    const result = work();
    own = Math.max(own, now() - start);
    return result;
  };

  const wasm = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

  // Where to press next: an answer that is open, else onward; `null` at the end.
  const next = async () => {
    // A visitor waits for what is to come.
    while (all('[aria-busy="true"]').length) await frame();
    const { target, open } = timed(() => {
      if (shown(end)) return {};
      const radio = at < items.length ? answer(items[at]) : null;
      const target = radio ? label(radio) : shown(onward);
      target?.scrollIntoView({ block: 'center', behavior: 'instant' });
      return { target, open: radio ? items[at] : '' };
    });
    if (target === undefined) return null;
    if (target === null) return { problem: `nothing to press at ${screen()}` };
    await settle();
    return timed(() => {
      const before = screen();
      presses.push({ at: now(), what: open || `to another screen, at ${before}`, wasm: wasm() });
      return { ...middle(target), open, before, hit: isHit(target) };
    });
  };
  // Where to press the first of these, under this name in the report.
  const aim = async (selector, what) => {
    while (all('[aria-busy="true"]').length) await frame();
    const target = shown(selector);
    if (!target) return null;
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    await settle();
    presses.push({ at: now(), what, wasm: wasm() });
    return { ...middle(target), hit: isHit(target) };
  };
  // Whether that press did what it should.
  const done = ({ open, before }) => timed(() => {
    if (!open) return screen() !== before || shown(end) !== null || (at < items.length && answer(items[at]) !== null);
    if (!answer(open)?.checked) return false;
    at = items.indexOf(open) + 1;
    return true;
  });

  const report = () => {
    flush();
    inner()?.visitor?.flush();
    // How deep the stack of the wasm ever was: it lies first, grows down, and is zero where it never came.
    const stack = [...memories].map(({ buffer }) => new Uint8Array(buffer).findIndex(byte => byte !== 0));
    const first = paint() ?? inner()?.visitor?.paint();
    return { ...seen, paint: first, longTasks, interactions, presses, own, stack, wasm: wasm() };
  };

  // Has the report made as PDF, twice, and notes for each the milliseconds from the press until the file is there. Nobody waits
  // for it inside the page: what writes it comes through the service worker, which whoever asked has to let go on.
  const { createObjectURL } = URL;
  const waiting = [];
  URL.createObjectURL = blob => {
    if (blob.type === 'application/pdf') waiting.splice(0).forEach(done => done(now()));
    return createObjectURL.call(URL, blob);
  };
  const pdf = async () => {
    const button = () => all('button').find(one => /PDF file|pdf-bestand/.test(one.textContent));
    // What is folded away is drawn when it is opened.
    for (const fold of all('details:not([open]) > summary')) fold.click();
    while (!button() || all('[aria-busy="true"]').length) await frame();
    const times = [];
    for (let turn = 0; turn < 2; turn += 1) {
      await settle();
      const file = new Promise(done => waiting.push(done));
      const start = now();
      button().click();
      times.push((await file) - start);
    }
    seen.pdf = times;
  };
  return { now, next, aim, done, settle, report, seen, screen, pdf, interactions, memories };
})();
