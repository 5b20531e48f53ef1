// cmi5: statements of the xAPI to the LMS that launched this page, and the answers in its State API. Without all parameters
// of a launch nothing is asked and nothing is sent.

import { decimal } from "./outcome.js";
import { tabMemory } from "./tab-memory.js";

/** @typedef {import("./lms.js").Lms} Lms */

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const STATE = "social-business-scan";
const PARAMETERS = ["endpoint", "fetch", "actor", "registration", "activityId"];

/** Also where the page is no secure context, which a school's own server may be. */
const uuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** What a tab knows of a session: the token, which is given once, and whether the session has ended. @param {string} key */
const memory = (key) => {
  const tab = tabMemory(key);
  return {
    /** @returns {{ token?: string, isBegun?: boolean, isOver?: boolean }} */
    get: () => JSON.parse(tab.get() || "{}"),
    /** @param {object} value */
    set: (value) => tab.set(JSON.stringify(value)),
  };
};

/** A session with the LMS, if this page was launched by one. @param {URLSearchParams} query @returns {Promise<Lms> | undefined} */
export const cmi5 = (query) => {
  const [endpoint, fetchUrl, actor, registration, activityId] = PARAMETERS.map((name) => query.get(name) ?? "");
  if (!endpoint || !fetchUrl || !actor || !registration || !activityId) return undefined;
  return sessionOf({ endpoint, fetchUrl, actor, registration, activityId });
};

/** @param {{ endpoint: string, fetchUrl: string, actor: string, registration: string, activityId: string }} launch @returns {Promise<Lms>} */
const sessionOf = async ({ endpoint, fetchUrl, actor, registration, activityId }) => {
  const agent = JSON.parse(actor);
  const began = performance.now();
  const known = memory(`sbs-cmi5:${fetchUrl}`);
  let { token = "", isOver = false } = known.get();
  if (!token) {
    const answer = await fetch(fetchUrl, { method: "POST" });
    token = (await answer.json())["auth-token"] ?? "";
    if (!token) throw new Error(`the launch gives no token (${answer.status})`);
    known.set({ token });
  }

  /** @param {string} path @param {Record<string, string>} parameters */
  const address = (path, parameters) => {
    const url = new URL(path, endpoint.endsWith("/") ? endpoint : `${endpoint}/`);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  };
  /** `keepalive`: the last words of a page that is left. @param {string} method @param {string} url @param {unknown} [body] */
  const ask = (method, url, body) =>
    fetch(url, {
      method,
      keepalive: method !== "GET",
      headers: {
        Authorization: `Basic ${token}`,
        "X-Experience-API-Version": "1.0.3",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  /** @param {string} stateId */
  const state = (stateId) => address("activities/state", { stateId, activityId, agent: actor, registration });
  /** What a resource has, or null where it has nothing. Anything else is a failure, of which nothing follows. @param {string} url */
  const read = async (url) => {
    const answer = await ask("GET", url);
    if ([204, 404].includes(answer.status)) return null;
    if (!answer.ok) throw new Error(`the record store answers ${answer.status}`);
    return answer.json();
  };
  /** The same of what a session can do without. @param {string} url */
  const readIfPossible = async (url) => {
    try {
      return (await read(url)) ?? {};
    } catch (cause) {
      console.warn("social-business-scan: a part of the launch cannot be read.", cause);
      return {};
    }
  };

  const data = await readIfPossible(state("LMS.LaunchData"));
  const preferences = await readIfPossible(address("agents/profile", { profileId: "cmi5LearnerPreferences", agent: actor }));
  const isNormal = (data.launchMode ?? "Normal") === "Normal";
  const template = data.contextTemplate ?? {};
  const given = template.contextActivities?.category ?? [];

  const duration = () => `PT${decimal(Math.round((performance.now() - began) / 10) / 100)}S`;
  /** @param {string} verb @param {string[]} categories @param {object} [result] */
  const send = async (verb, categories, result) => {
    const statement = {
      id: uuid(),
      actor: agent,
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: "Activity", id: activityId },
      ...(result ? { result } : {}),
      context: {
        ...template,
        registration,
        contextActivities: {
          ...template.contextActivities,
          category: [...given, ...categories.map((name) => ({ id: CATEGORIES + name }))],
        },
      },
      timestamp: new Date().toISOString(),
    };
    return (await ask("POST", address("statements", {}), statement)).ok;
  };

  if (!template.extensions?.[SESSION]) console.warn("social-business-scan: the launch data of the LMS have no session id.");
  if (!isOver && !known.get().isBegun) {
    await send("initialized", ["cmi5"]);
    known.set({ token, isBegun: true });
  }
  /** What we keep beside the answers: a completion is told once, a score when it is another one. */
  let told = { completed: false, score: "" };

  /** @param {import("./outcome.js").Outcome} outcome */
  const tell = async (outcome) => {
    if (!isNormal || isOver) return;
    if (outcome.isComplete && !told.completed) {
      told.completed = await send("completed", ["cmi5", "moveon"], { completion: true, duration: duration() });
    }
    if (!outcome.isComplete || outcome.position === null) return;
    const levels = Object.fromEntries(outcome.levels.map(({ id, test }) => [`${activityId}/${id}`, test]));
    const raw = Number(decimal(outcome.position));
    const score = { scaled: Number(decimal(outcome.position / 100)), raw, min: 0, max: 100 };
    const text = JSON.stringify([score, levels]);
    if (text === told.score) return;
    // Not defined by cmi5, so without its category: it has no score without a pass mark.
    if (await send("scored", [], { score, extensions: levels })) told.score = text;
  };

  return {
    lang: preferences.languagePreference?.split(",")[0] ?? "",
    learner: registration,
    room: Infinity,
    read: async () => {
      const kept = (await read(state(STATE))) ?? {};
      told = { ...told, ...kept.told };
      return kept.answers ? JSON.stringify(kept.answers) : "";
    },
    write: async (text, outcome) => {
      const put = () => ask("PUT", state(STATE), { answers: JSON.parse(text), told });
      const before = JSON.stringify(told);
      // At the same time: a page that is left has no later.
      const [{ ok }] = await Promise.all([put(), outcome && tell(outcome)]);
      if (JSON.stringify(told) !== before) await put();
      return ok && !isOver;
    },
    end: () => {
      if (isOver) return;
      isOver = true;
      known.set({ token, isBegun: true, isOver });
      send("terminated", ["cmi5"], { duration: duration() }).catch(() => undefined);
    },
  };
};
