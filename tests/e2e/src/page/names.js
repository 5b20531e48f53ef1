// Roles, accessible names and visible text, as far as the tests need them (a small part of the standard
// "Accessible Name and Description Computation"). A scenario compares these names with the browser's own.
const e2e = (() => {
  const selectors = {
    alert: '[role=alert]',
    button: 'button,summary,[role=button],input[type=button],input[type=submit]',
    checkbox: 'input[type=checkbox],[role=checkbox]',
    dialog: 'dialog[open],[role=dialog]',
    group: 'fieldset,[role=group],[role=radiogroup]',
    heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
    img: 'img,[role=img]',
    link: 'a[href],[role=link]',
    main: 'main,[role=main]',
    navigation: 'nav,[role=navigation]',
    radio: 'input[type=radio],[role=radio]',
    region: 'section[aria-label],section[aria-labelledby],[role=region]',
    status: '[role=status]',
    table: 'table,[role=table]',
    textbox: 'textarea,input:not([type]),input[type=text],input[type=number],[role=textbox]',
  };
  // What is looked at: the document, or only what one element of the scan shows (the tests name its number).
  const scope = () => e2eScan === null ? document : document.querySelectorAll('social-business-scan')[e2eScan].shadowRoot;
  // Everything in the scope and in open shadow roots, in order.
  const all = (selector, root = scope()) => {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...all(selector, element.shadowRoot));
    }
    return found;
  };
  // What a closed disclosure holds has a box in some engines; only its summary is there for a visitor.
  const isFolded = element => {
    for (let at = element; at; at = at.parentElement) {
      const details = at.parentElement;
      if (details?.tagName === 'DETAILS' && !details.open && at.tagName !== 'SUMMARY') return true;
    }
    return false;
  };
  // A native radio under a drawn one may have no size; it is there as long as its label is.
  const isShown = element => {
    const box = element.labels?.[0] ?? element;
    if (element.closest('[aria-hidden=true],[inert]') || isFolded(element)) return false;
    return box.getClientRects().length > 0 && getComputedStyle(box).visibility === 'visible';
  };
  const collapse = text => text.replace(/[\s\u00a0]+/g, ' ').trim();
  // As they are shown: a shadow root in place of the children, and those where a slot stands.
  const shownNodes = node =>
    node.shadowRoot?.childNodes ?? (node.localName === 'slot' && node.assignedNodes().length ? node.assignedNodes() : node.childNodes);
  const gather = (node, skip) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node instanceof ShadowRoot) return [...node.childNodes].map(child => gather(child, skip)).join('');
    if (node.nodeType !== Node.ELEMENT_NODE || node === skip) return '';
    if (node.getAttribute('aria-hidden') === 'true' || /^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName)) return '';
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return '';
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName)) return '';
    if (node.parentElement?.tagName === 'DETAILS' && !node.parentElement.open && node.tagName !== 'SUMMARY') return '';
    // The label of a picture stands for what it shows; the label of a section does not replace its text.
    if (node.matches('img,[role=img]')) return ` ${node.getAttribute('aria-label') ?? node.alt ?? ''} `;
    const inner = [...shownNodes(node)].map(child => gather(child, skip)).join('');
    return style.display === 'inline' ? inner : ` ${inner} `;
  };
  const text = (node, skip) => collapse(gather(node, skip));
  const name = element => {
    const root = element.getRootNode();
    const by = element.getAttribute('aria-labelledby');
    if (by) return by.split(/\s+/).map(id => root.getElementById(id)).map(node => node ? text(node) : '').join(' ').trim();
    const label = element.getAttribute('aria-label');
    if (label) return collapse(label);
    if (element.labels?.length) return [...element.labels].map(node => text(node, element)).join(' ');
    if (element.tagName === 'FIELDSET') return element.querySelector('legend') ? text(element.querySelector('legend')) : '';
    if (element.tagName === 'TABLE') return element.caption ? text(element.caption) : '';
    if (element.tagName === 'IMG') return element.alt;
    return text(element);
  };
  const ofRole = (role, within) => all(selectors[role], within ?? scope()).filter(isShown);
  const matches = (found, wanted, how) =>
    how === 'is' ? found === wanted : how === 'starts' ? found.startsWith(wanted) : found.includes(wanted);
  const find = (role, wanted, how, within) => ofRole(role, within).find(e => matches(name(e), wanted, how)) ?? null;
  const names = (role, within) => ofRole(role, within).map(name);
  const active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const root = () => all('section[aria-label]').find(isShown) ?? document.body;
  const everything = () => text(e2eScan === null ? document.body : scope());
  return { all, active, collapse, everything, find, isShown, matches, name, names, ofRole, root, text };
})();
