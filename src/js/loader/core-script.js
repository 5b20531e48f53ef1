// The script that the small one fetches: a plain tag, so that no server has to send a header for it and no policy needs
// more than `script-src`. It delivers itself in an event, because a script cannot see what another one has inside.

import { BootError, codeOf, whyNoWasm } from "./boot-error.js";

/** The event on the document that brings what a script has. Its detail: the part of the script's name, a stamp, how to open it. */
const DELIVERY = "sbs-delivery";

/** Stands in a built script for the hash of what it holds; the build puts that in its place. */
const STAMP = "sbs-stamp-of-this-file";

/** Names under which the small script is published; what it fetches begins in the same way. */
const NAMES = ["social-business-scan", "sbs"];

/** The name of the policy with which the script is fetched where a page asks for one (Trusted Types). */
const POLICY = "social-business-scan";

/** @typedef {{ address: string, base: string, stem: string, nonce: string, crossOrigin: string | null, isWhole: boolean }} Place */
/** @typedef {{ stamp: string, digest: string }} Told what a script says of the one that it fetches */

/** @type {{ createScriptURL(url: string): string } | undefined} */
let policy;

/** The name of one of our scripts without its end, if it is one. @param {string} address */
const stemOf = (address) => NAMES.find((name) => new RegExp(`(^|/)${name}\\.js([?#]|$)`).test(address));

/**
 * The address that this very text came from, as engines name it where an error was made. Only where nothing else tells: the
 * engine reads the whole script a second time for it.
 */
const traced = () => new Error().stack?.match(/(https?|file):[^\s()]+?\/(social-business-scan|sbs)\.js/)?.[0];

/** The script that is running, and where what belongs to it is. To be called while it runs. @returns {Place} */
export const ownPlace = () => {
  // Null in a shadow root, and where an optimiser runs the text of scripts itself.
  const running = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const others = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll("script[src]")]);
  const own = running ?? others.find((script) => stemOf(script.src));
  const told = own?.dataset.base ?? document.querySelector(`${NAMES[0]}[data-base]`)?.getAttribute("data-base");
  const address = own?.src || traced() || "";
  return {
    address,
    base: new URL(told ?? (/^(blob|data):/.test(address) ? "" : address), document.baseURI).href,
    stem: stemOf(address) ?? NAMES[0],
    nonce: own?.nonce ?? "",
    crossOrigin: own?.crossOrigin ?? null,
    isWhole: Boolean(own?.integrity),
  };
};

/** The same of a module, which tells its address itself. @param {string} address @returns {Place} */
export const placeOf = (address) => ({ address, base: address, stem: NAMES[0], nonce: "", crossOrigin: null, isWhole: false });

/** Gives what this script has to the one that fetched it. @param {string} kind @param {() => Promise<any>} open */
export const deliver = (kind, open) =>
  document.dispatchEvent(new CustomEvent(DELIVERY, { detail: { kind, stamp: STAMP, open } }));

/** What `integrity` says of these bytes; nothing where a browser computes none, as in a page without HTTPS. @param {ArrayBuffer} bytes */
const digestOf = async (bytes) => {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-384", bytes);
  return digest && `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
};

/**
 * Why no script came, as far as can be found out: a tag does not tell. Where a policy allows no requests, that stays unknown.
 * @param {string} url @param {boolean} isWhole @param {Told} told
 */
const whyNot = async (url, isWhole, told) => {
  const failed = new BootError("load-failed", `${url} did not come, or is not sent as a script.`);
  try {
    const answer = await fetch(url);
    const type = answer.headers.get("content-type") ?? "no type";
    if (!answer.ok) return new BootError("load-failed", `${url}: ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const text = new TextDecoder().decode(bytes).trimStart();
    if (text.startsWith("<")) return new BootError("load-invalid", `${url} is a page, sent as ${type}.`);
    if (!/javascript|ecmascript/i.test(type)) return new BootError("load-invalid", `${url} is sent as ${type}; it must be text/javascript.`);
    const digest = isWhole ? await digestOf(bytes) : undefined;
    return digest && digest !== told.digest ? new BootError("versions-mixed", `${url} is of another version: its hash is not the one that belongs to this script.`) : failed;
  } catch {
    return failed;
  }
};

/** Makes a tag load this. Where the page asks for types (Trusted Types) and lets us make none, false. @param {HTMLScriptElement} tag @param {string} url */
const point = (tag, url) => {
  try {
    policy ??= globalThis.trustedTypes?.createPolicy(POLICY, { createScriptURL: (url) => url });
    tag.src = policy?.createScriptURL(url) ?? url;
    return true;
  } catch {
    try {
      tag.src = url;
      return true;
    } catch {
      return false;
    }
  }
};

/**
 * Loads a script by a tag; settles when it has run.
 * @param {Place} place @param {string} url @param {Told} told
 */
const run = ({ nonce, crossOrigin, isWhole }, url, { digest }) =>
  new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    tag.nonce = nonce;
    tag.crossOrigin = crossOrigin;
    // Who names the hash of a script asks the same of what that brings.
    if (isWhole) tag.integrity = digest;
    const refused = () => reject(new BootError("load-failed", `${url}: this page takes scripts by trusted types only. Allow the policy ${POLICY}, or take social-business-scan.all.js.`));
    const end = (/** @type {Function} */ then) => () => {
      tag.remove();
      then();
    };
    tag.addEventListener("load", end(resolve));
    tag.addEventListener("error", end(() => reject(undefined)));
    // A module is under no such rule, but must come from this site or with a header.
    if (point(tag, url)) (document.head ?? document.documentElement).append(tag);
    else import(url).then(resolve, refused);
  });

/** How often each was asked for, so that another try is not answered from memory. @type {Record<string, number>} */
const tries = {};

/**
 * What a script beside the small one delivers.
 * @param {Place} place
 * @param {string} kind the part of its name
 * @param {Told} told
 */
export const fetchScript = async (place, kind, told) => {
  const name = `${place.stem}.${kind}.js`;
  /** What came instead. */
  let other = "";
  // A cache that keeps files under their names for an hour knows this address only if it keeps this version.
  const before = tries[kind] ?? 0;
  tries[kind] = before + 1;
  const again = before ? `&again=${before + 1}` : "";
  const queries = [`?v=${told.stamp}${again}`, `?v=${told.stamp}&fresh=${Date.now()}`];
  for (const query of queries) {
    const url = new URL(name + query, place.base).href;
    /** @type {{ stamp: string, open: () => Promise<any> } | undefined} */
    let came;
    // Another one may be on its way too.
    const take = (/** @type {Event} */ event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (detail.kind === kind) came = detail;
    };
    document.addEventListener(DELIVERY, take);
    try {
      await run(place, url, told);
    } catch (cause) {
      // One of another version is refused by its hash, and may be a cache's.
      if (!cause && place.isWhole && query === queries[0]) continue;
      throw cause ?? (await whyNot(url, place.isWhole, told));
    } finally {
      document.removeEventListener(DELIVERY, take);
    }
    if (!came) {
      const why = await whyNot(url, place.isWhole, told);
      throw why.code === "load-invalid" ? why : new BootError("load-invalid", `${url} is something else.`);
    }
    if (came.stamp === told.stamp) return came.open();
    other = String(came.stamp);
  }
  // The older of the two may be this one, out of the browser's own cache: then a reload brings the new one.
  fetch(place.address, { cache: "reload", mode: "no-cors" }).catch(() => {});
  throw new BootError("versions-mixed", `${place.stem}.js belongs to ${name} of version ${told.stamp}, and ${other} came. Upload all files of one version, and empty the caches of the server.`);
};

/**
 * The app, from the script beside this one that has it as JavaScript where no WebAssembly runs, else from `load`.
 * @param {Place} place
 * @param {Told} told of that script
 * @param {() => Promise<any>} load
 */
export const withOrWithoutWasm = async (place, told, load) => {
  let why = whyNoWasm();
  if (!why) {
    try {
      return await load();
    } catch (/** @type {any} */ cause) {
      // WebKit lets a page compile the smallest wasm, and refuses the whole one.
      if (codeOf(cause) !== "wasm-csp") throw cause;
      why = new BootError("wasm-csp", cause.message);
    }
  }
  try {
    return await fetchScript(place, "no-wasm", told);
  } catch (cause) {
    // What an administrator can do about it, first.
    throw new BootError(why.code, `${why.message}\n${/** @type {Error} */ (cause).message}`);
  }
};
