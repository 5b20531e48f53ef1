// What the element's methods give: a promise that waits for the scan, and why one is refused.

/** An error for a caller of a method. @param {string} code @param {string} message */
export const refusal = (code, message) => Object.assign(new Error(message), { code });

/** A promise with its ends; nobody has to wait for it, so its rejection is not reported by itself. */
export const pending = () => {
  /** @type {{ promise: Promise<void>, resolve: () => void, reject: (cause: unknown) => void }} */
  const made = /** @type {any} */ ({});
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {});
  return made;
};
