// What the service worker finds: the line that the build writes before it.

/** What this version consists of: names beside the script, each with what `integrity` would say of it. */
declare var sbsList: { version: string; files: Record<string, string> };
