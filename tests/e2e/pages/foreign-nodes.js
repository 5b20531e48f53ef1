// What other programs do to the nodes of a page. A script of the driver defines these for the scenarios in
// `foreign_nodes.rs`; they reach into the shadow roots as extensions do.
const foreign = (() => {
  /** A text in elements of a translator's, in its place: the old text is in no page any more. */
  const wrap = text => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  };
  const roots = (root = document.body) =>
    [root, ...[...root.querySelectorAll('*')].filter(element => element.shadowRoot).flatMap(element => roots(element.shadowRoot))];
  const textsIn = root => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts.filter(text => text.data.trim() && !text.parentElement?.closest('font, script, style, textarea, title'));
  };
  /** Translates what is there, and whatever comes later. */
  const translate = () => {
    for (const root of roots()) {
      const again = () => textsIn(root).forEach(wrap);
      again();
      new MutationObserver(again).observe(root, { childList: true, subtree: true, characterData: true });
    }
  };
  /** Numbers below a bound, the same for the same seed. */
  const numbers = seed => {
    let state = seed >>> 0;
    return below => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 4294967296) * below);
    };
  };
  const scan = () => roots().map(root => root.querySelector('.sbs')).find(Boolean);
  /** Does one thing to one node of the scan. */
  const changeNode = random => {
    const texts = textsIn(scan());
    const elements = [...scan().querySelectorAll('*')].filter(element => !element.closest('svg, font'));
    const text = texts[random(texts.length)];
    const element = elements[random(elements.length)];
    switch (random(5)) {
      case 0:
        return text && wrap(text);
      case 1:
        return text?.remove();
      case 2:
        // What an element blocker takes away; the answers and the way on must be left for the walk itself.
        return element.matches('.sbs-item *, .sbs-section__nav *, [data-sbs-next], :has([data-sbs-next])') || element.querySelector('input, [data-sbs-heading]') ? undefined : element.remove();
      case 3:
        return element.before(document.createElement('foreign-thing'));
      default:
        return element.append(document.createElement('foreign-thing'));
    }
  };
  const until = async (what, look) => {
    for (const end = performance.now() + 20000; performance.now() < end; ) {
      const found = look();
      if (found) return found;
      await new Promise(done => setTimeout(done, 5));
    }
    throw new Error(`waited for ${what}; the screen says: ${scan()?.textContent.slice(0, 200)}`);
  };
  /** Goes from the first section to the result with these answers, while nodes are changed at random. */
  const walk = async (answers, seed) => {
    const random = numbers(seed);
    const one = selector => scan().querySelector(selector);
    const heading = () => one('[data-sbs-heading]')?.textContent ?? '';
    const given = new Set();
    for (let screens = 0; screens < 30; screens += 1) {
      if (one('.sbs-result')) {
        const missing = Object.keys(answers).filter(item => !given.has(item));
        if (missing.length) throw new Error(`the result came before ${missing}`);
        return;
      }
      await until('all items of the screen', () => !one('[aria-busy=true]') && !scan().matches('[aria-busy=true]') && one('[data-sbs-next]'));
      const items = () => [...scan().querySelectorAll('[data-item]')].map(item => item.dataset.item);
      for (const item of items()) {
        if (!(item in answers)) continue;
        for (let times = random(4); times > 0; times -= 1) changeNode(random);
        const radio = () => one(`[data-item="${item}"] input[value="${answers[item]}"]`);
        (await until(`the answer ${answers[item]} of ${item}`, radio)).click();
        await until(`${item} to have its answer`, () => radio()?.checked);
        given.add(item);
      }
      for (let times = random(4); times > 0; times -= 1) changeNode(random);
      const before = heading();
      one('[data-sbs-next]').click();
      await until(`the screen after ${before}`, () => heading() && heading() !== before);
    }
    throw new Error('there is always another screen');
  };
  return { translate, walk };
})();
