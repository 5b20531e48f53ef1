// Before our script: notes the memory of every wasm that is started on this page. After it, `rounds` adds and removes
// the element as often as is asked, as a visitor's clicks in a site that swaps its pages would.
(() => {
  'use strict';
  const memories = new Set();
  const note = instance => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    return instance;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await real.apply(WebAssembly, values);
      note(made.instance ?? made);
      return made;
    };
  }
  const Instance = WebAssembly.Instance;
  WebAssembly.Instance = function (...values) { return note(new Instance(...values)); };

  const task = () => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  const until = async (what, isSo) => {
    const start = performance.now();
    while (!isSo()) {
      if (performance.now() - start > 10_000) throw new Error(`waited 10 s for ${what}`);
      await task();
    }
  };
  const box = () => document.getElementById('box');

  window.rounds = async (count, file) => {
    for (let round = 0; round < count; round += 1) {
      const scan = document.createElement('social-business-scan');
      scan.storage = 'none';
      scan.screen = 'question';
      box().append(scan);
      await scan.ready;
      const inside = selector => [...scan.shadowRoot.querySelectorAll(selector)];
      await until('the questions', () => inside('fieldset').length > 0);
      for (const group of inside('fieldset')) group.querySelector('input[type=radio]').click();
      await until('the answers', () => inside('fieldset').every(group => group.querySelector(':checked')));
      // Every answer, so that the result and its drawings come by too.
      await scan.setAnswers(file);
      await scan.getResult();
      scan.remove();
      await until('the screen to go', () => inside('input').length === 0);
    }
    // What the page's own recorder remembers is not ours.
    recorder.events.length = 0;
    return round();
  };
  const round = () => ({
    memories: memories.size,
    wasm: [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    elements: document.querySelectorAll('*').length,
    sheets: document.adoptedStyleSheets.length,
  });
})();
