// Loaded right before the scan: the names that the host's global object has by then.
Object.defineProperty(globalThis, 'hostGlobals', { value: new Set(Object.getOwnPropertyNames(globalThis)) });
hostGlobals.add('hostGlobals');
