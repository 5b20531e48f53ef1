// The service worker of the standalone page: keeps one version of its files, whole and checked, so that the scan works
// without a network. The line before it, the list, is written by `cargo xtask bundle` (xtask/src/bundle/service_worker.rs).

/** What this version consists of: names beside this script, each with what `integrity` would say of it. */
const { version, files } = sbsList;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const PAGE = "index.html";
const folder = new URL("./", location.href);

// Caches belong to the origin, and may not be those of our own installation only. No path has a blank in it, so that
// no name of another one starts like ours.
const ours = `sbs ${folder.pathname} `;
const current = ours + version;

/** @param {string} file */
const address = (file) => new URL(file, folder).href;

/** @returns {Promise<string[]>} */
const ownCaches = async () => (await caches.keys()).filter((known) => known.startsWith(ours));

/**
 * What an older version has of this file. Only a name with a hash says that it is the same.
 * @param {string} file
 */
const known = async (file) => {
  if (!/-[0-9a-f]{16}(_bg)?\.\w+$/.test(file)) return undefined;
  for (const cacheName of await ownCaches()) {
    const found = await caches.match(address(file), { cacheName });
    if (found) return found;
  }
  return undefined;
};

/**
 * The file as the list says, or a rejection: what is cut off or wrong is refused by the browser.
 * @param {string} file
 */
const fetched = (file) => {
  const load = async (/** @type {RequestCache} */ cache) => {
    const answer = await fetch(address(file), { cache, integrity: files[file] });
    const headers = new Headers(answer.headers);
    // A cache refuses `Vary: *`, and we look up by name only.
    headers.delete("vary");
    // Made anew, because a page may not be an answer that came by a redirect. Read to its end, because Firefox tells of
    // a body that was cut off only then.
    return new Response(await answer.arrayBuffer(), { headers });
  };
  // First a question whether what came with the page still holds, so that a visit does not load everything twice; then
  // past whatever a cache on the way made of it.
  return load("no-cache").catch(() => load("reload"));
};

/** All or nothing: the worker is not installed, and the old version stays, when one file is missing. */
const install = async () => {
  // A rollback finds its own cache, which the running version may be using.
  const isNew = !(await caches.has(current));
  const names = Object.keys(files);
  const answers = await Promise.all(names.map(async (file) => (await known(file)) ?? fetched(file)));
  try {
    const cache = await caches.open(current);
    await Promise.all(names.map((file, at) => cache.put(address(file), answers[at])));
  } catch (cause) {
    // No room.
    if (isNew) await caches.delete(current);
    throw cause;
  }
};

/** Only other versions of this installation. Pages that run them load nothing any more. */
const clear = async () => {
  for (const known of await ownCaches()) {
    if (known !== current) await caches.delete(known);
  }
};

/**
 * Which of our files is asked for, if any.
 * @param {Request} request
 */
const wanted = ({ method, mode, url }) => {
  const asked = new URL(url);
  asked.hash = "";
  // The page is the same for every query.
  if (mode === "navigate") asked.search = "";
  const isInside = method === "GET" && asked.href.startsWith(folder.href);
  const file = asked.href.slice(folder.href.length) || (mode === "navigate" ? PAGE : "");
  return isInside && Object.hasOwn(files, file) ? file : undefined;
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(clear()));
worker.addEventListener("fetch", (event) => {
  const file = wanted(event.request);
  if (!file) return;
  // A browser short of room may have dropped the cache.
  const answer = async () => (await caches.match(address(file), { cacheName: current })) ?? fetch(event.request);
  event.respondWith(answer());
});
// Only the visitor's press on the button sends this.
worker.addEventListener("message", (event) => {
  if (event.data === "sbs-take-over") worker.skipWaiting();
});
