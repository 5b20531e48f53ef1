// What a visitor does on the prerendered screen before the app is there: noted here, done again in the app once that
// stands in its place. By what is there to see (words, names, values), so that neither side knows how the other is made.

/** Longest wait for something to appear in the app, in milliseconds: it belongs to a screen that came otherwise. */
const PATIENCE = 5000;
/** Longest wait for a press that has begun to end: some devices never tell. */
const HELD = 2000;

/** How many frames the app may take to be done with a screen. */
const FRAMES = 5;
/** Longest wait for a frame, in milliseconds: a page in the background has none. */
const FRAME = 100;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {(root: ParentNode) => HTMLElement | undefined} Find */

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
const all = (root, selector) => [...root.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));

/** Ids and names of scans begin each in their own way, because several may be on a page at once. @param {string} id */
export const own = (id) => id.replace(/^(early-[a-z]+|sbs(-\d+)?)-/, "");

/** The same in another root: of those that read the same, the one in the same place. @param {HTMLElement} element @param {ParentNode} root @returns {Find} */
const twin = (element, root) => {
  const name = own(/** @type {Field} */ (element).name ?? "");
  const value = /** @type {Field} */ (element).value;
  const tag = element.localName;
  /** @param {HTMLElement} other */
  const isAlike = (other) =>
    name
      ? own(/** @type {Field} */ (other).name) === name && /** @type {Field} */ (other).value === value
      : element.id
        ? own(other.id) === own(element.id)
        : tag === "input"
          ? /** @type {Field} */ (other).type === /** @type {Field} */ (element).type
          : other.textContent === element.textContent;
  const place = all(root, tag).filter(isAlike).indexOf(element);
  return (there) => all(there, tag).filter(isAlike)[place];
};

/**
 * Notes what is done in `root` from now on.
 * @param {Document | ShadowRoot} root where events are heard
 * @param {() => ParentNode} shown what is prerendered
 * @param {(button: HTMLElement) => boolean | Find | undefined} press carries a press out at once, if it can; it may know
 *   better what to press in the app; `undefined` where nothing is to be pressed there
 */
export const record = (root, shown, press) => {
  /** @type {{ find: Find, act: (there: HTMLElement) => void, field?: EventTarget | null, isMove?: boolean }[]} */
  let acts = [];
  const heard = new AbortController();
  let held = false;
  let release = () => {};

  /** @param {string} type @param {(event: any) => void} handle */
  const on = (type, handle) =>
    root.addEventListener(type, (event) => shown().contains(/** @type {Node} */ (event.target)) && handle(event), {
      capture: true,
      signal: heard.signal,
    });
  const hold = () => {
    held = true;
  };
  // The click of a press comes after its end.
  const letGo = () =>
    setTimeout(() => {
      held = false;
      release();
    });

  on("pointerdown", hold);
  on("keydown", (event) => {
    const group = /** @type {HTMLElement} */ (event.target).closest("fieldset");
    /** @type {HTMLElement | null | undefined} */
    const digit = group && all(group, ".sbs-scale input")[event.key];
    if (event.key === " " || event.key === "Enter") hold();
    if (digit && event.target.type === "radio" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      digit.focus();
      digit.click();
    }
  });
  for (const type of ["pointerup", "pointercancel", "keyup"]) {
    root.addEventListener(type, letGo, { capture: true, signal: heard.signal });
  }
  on("submit", (event) => event.preventDefault());
  on("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    const same = twin(button, shown());
    // Which way on is the main one, only the app knows for sure.
    const isOnward = button.matches(".sbs-resume .sbs-button");
    /** @type {Find} */
    const alike = (there) => same(there) ?? (isOnward ? all(there, ".sbs-resume .sbs-button")[0] : undefined);
    // What leads to another screen comes last, and only the last of it: here the visitor goes on where he is.
    const done = press(button);
    if (done === undefined) return;
    const isMove = !done;
    if (isMove) acts = acts.filter((act) => !act.isMove);
    /** @type {Find} */
    const find = (there) => (typeof done === "function" && done(there)) || alike(there);
    acts.push({ find, act: (there) => there.click(), isMove });
  });
  on("change", ({ target }) => {
    if (target.localName !== "input") return;
    const find = twin(target, shown());
    /** @param {any} there */
    const choose = (there) => {
      there.files = target.files;
      there.dispatchEvent(new Event("change", { bubbles: true }));
    };
    /** @param {any} there */
    const tick = (there) => there.checked === target.checked || there.click();
    acts.push({ find, act: target.type === "file" ? choose : tick });
  });
  on("input", ({ target }) => {
    if (target.localName !== "textarea") return;
    const find = twin(target, shown());
    acts = acts.filter((act) => act.field !== target);
    acts.push({
      find,
      field: target,
      act: (there) => {
        /** @type {Field} */ (there).value = target.value;
        there.dispatchEvent(new Event("input", { bubbles: true }));
      },
    });
  });

  /** Waits for the end of a press that has begun: its two halves would fall on two elements. */
  const settled = () =>
    new Promise((resolve) => {
      if (!held) return resolve(undefined);
      release = () => resolve(undefined);
      setTimeout(resolve, HELD);
    });

  /**
   * Does in the app what was noted.
   * @param {HTMLElement} app
   * @param {() => void} swap puts the app into the place of what was prerendered
   */
  const adopt = async (app, swap) => {
    await settled();
    heard.abort();
    const before = shown();
    const focused = /** @type {HTMLElement | null} */ (root.activeElement);
    const focus = focused && before.contains(focused) ? twin(focused, before) : undefined;
    const chosen = focused?.localName === "textarea" ? /** @type {HTMLTextAreaElement} */ (focused) : undefined;
    const range = chosen && [chosen.selectionStart, chosen.selectionEnd];
    const open = all(before, "details[open] > summary").map((summary) => twin(summary, before));
    const place = scrollY;

    swap();
    const moves = acts.filter((act) => act.isMove);
    const fields = acts.filter((act) => act.field);
    const stays = acts.filter((act) => !act.isMove && !act.field);
    for (const { find, act } of stays) await meet(app, find, act);
    // What is folded is made when it is opened.
    for (const find of open) await meet(app, find, (there) => /** @type {HTMLDetailsElement} */ (there.parentElement).open || there.click());
    for (const { find, act } of fields) await meet(app, find, act);
    if (moves.length === 0) {
      // Even to the same place, it would end a scroll that is under way.
      if (scrollY !== place) scrollTo({ top: place, behavior: "instant" });
      // Not from a dialog, nor from where the visitor went meanwhile.
      const isFree = () => {
        const now = /** @type {Document | ShadowRoot} */ (app.getRootNode()).activeElement ?? root.activeElement;
        return !now || now.matches("body, [data-sbs-heading]");
      };
      const back = () => isFree() && focus?.(app)?.focus({ preventScroll: true });
      if (focus && isFree()) {
        await meet(app, focus, (there) => {
          there.focus({ preventScroll: true });
          if (range) /** @type {HTMLTextAreaElement} */ (there).setSelectionRange(range[0], range[1]);
        });
      }
      // The heading of a new screen gets the focus in a frame of its own: whoever types would lose a letter to it.
      app.addEventListener("focusin", back);
      for (let frame = 0; focus && frame < FRAMES; frame += 1) {
        await new Promise((resolve) => {
          requestAnimationFrame(resolve);
          setTimeout(resolve, FRAME);
        });
        back();
      }
      app.removeEventListener("focusin", back);
    }
    for (const { find, act } of moves) await meet(app, find, act);
    // They know elements of the screen that is gone, and would keep it.
    acts = [];
  };

  return { adopt, hasWork: () => acts.some((act) => act.isMove) };
};

/**
 * Acts on what is found, as soon as it is there. The app draws in microtasks, so that nobody sees the way to it.
 * @param {HTMLElement} app @param {Find} find @param {(there: HTMLElement) => void} act
 */
const meet = async (app, find, act) => {
  const end = performance.now() + PATIENCE;
  for (let turn = 0; performance.now() < end; turn += 1) {
    const there = find(app);
    if (there) return act(there);
    await (turn < 20 ? undefined : new Promise((resolve) => setTimeout(resolve)));
  }
};
