// Tells a site owner, in the console, which of their colours cannot be read well enough. Only pairs with a property
// that the host has set: our own colours are held to this by tests/repo/contrast.rs. And sets what can be read on their
// accent, where they set nothing for that and the style sheet cannot find it out.

/** Names of our tokens, where they are not those of the public properties. @type {Record<string, string>} */
const TOKENS = { ink: "text", muted: "text-muted", open: "line-strong", reached: "good" };

/** What is seen on the surface, and the ratio that AA asks for: text 4.5, other things 3. @type {[string, number][]} */
const SEEN = [
  ["ink", 4.5],
  ["muted", 4.5],
  ["accent", 4.5],
  ["open", 3],
  ["focus", 3],
  ["reached", 3],
  ["people", 3],
  ["profit", 3],
  ["planet", 3],
];

/** The rule of tokens.css that makes `--sbs-readable`. */
const DERIVES = "color(from light-dark(red, red) xyz-d65 x y z / 1)";

/** The luminance at which black and white have the same contrast. */
const MIDDLE = 0.179;

/** What was told about an element. @type {WeakMap<Element, string>} */
const told = new WeakMap();

/**
 * Warns about an element, if there is something that was not told yet. To be called when it shows the scan, and after
 * its theme has changed.
 * @param {Element} element the host element
 * @param {ParentNode} scope its shadow root
 */
export const warn = (element, scope) => {
  const style = getComputedStyle(element);
  /** The host's own value, empty when there is none. @param {string} name */
  const own = (name) => style.getPropertyValue(`--sbs-${name}`).trim();
  // A custom property is text, such as `light-dark(..)`; as the colour of something it is resolved. That may still be
  // oklch() or what comes after it: a canvas turns whatever the browser knows into bytes, and mixes what is translucent.
  const probe = document.createElement("span");
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  // A visitor's own palette goes before the host's colours.
  if (!context || matchMedia("(forced-colors: active)").matches) return;

  /** Paints a colour and gives its bytes. @param {string} color */
  const painted = (color) => {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data;
  };
  // Against fingerprinting some browsers give noise instead of what was painted: then nothing can be said.
  const isNoise = [[0, 0, 0], [255, 255, 255], [64, 128, 192]].some((color) =>
    [...painted(`rgb(${color})`)].slice(0, 3).some((byte, at) => byte !== color[at]),
  );
  if (isNoise) return;

  /**
   * Luminance as WCAG 2 has it, of these colours painted over each other; none where something shines through.
   * @param {string[]} names
   */
  const luminance = (...names) => {
    context.clearRect(0, 0, 1, 1);
    /** @type {Iterable<number>} */
    let bytes = [];
    for (const name of names) {
      probe.style.color = `var(--sbs-color-${TOKENS[name] ?? name})`;
      bytes = painted(getComputedStyle(probe).color);
    }
    const [red, green, blue, alpha] = [...bytes].map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return alpha === 1 ? 0.2126 * red + 0.7152 * green + 0.0722 * blue : Number.NaN;
  };

  let text = "";
  /** @param {string} front @param {string} back @param {number} least */
  const check = (front, back, least) => {
    if (!own(front) && !own(back)) return;
    const [dark, light] = [luminance(back), luminance(back, front)].sort((a, b) => a - b);
    // Rounded down: 4.499 is not 4.5. What is no number is not less either.
    const ratio = Math.floor(((light + 0.05) / (dark + 0.05)) * 100) / 100;
    if (ratio < least) {
      const verb = own(front) ? "Change" : "Set";
      text += `\n${verb} --sbs-${front}: ${ratio}:1 on --sbs-${back}, WCAG AA asks for ${least}:1.`;
    }
  };

  probe.hidden = true;
  scope.append(probe);
  const box = /** @type {HTMLElement | null} */ (scope.querySelector(".sbs-host"));
  const isOurs = own("accent") !== "" && own("on-accent") === "" && !CSS.supports("color", DERIVES);
  const ground = isOurs ? luminance("accent") : Number.NaN;
  // An empty one is none.
  box?.style.setProperty("--sbs-readable", ground < MIDDLE ? "#fff" : ground >= MIDDLE ? "#000" : "");
  // Without a colour of the host's there is that one, which can be read.
  if (own("on-accent")) check("on-accent", "accent", 4.5);
  for (const [front, least] of SEEN) check(front, "surface", least);
  probe.remove();
  const before = told.get(element) ?? "";
  // Nothing to tell, or told already.
  if (before.includes(text)) return;
  told.set(element, before + text);
  console.warn(`Social Business Scan: hard to read.${text}`, element);
};
