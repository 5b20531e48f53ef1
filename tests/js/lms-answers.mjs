// Which answers a launch in a learning environment begins with, what counts as "nothing kept", and how SCORM is told of a result.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cmi5 } from "../../src/js/lms/cmi5.js";
import { cutToRoom } from "../../src/js/lms/cut-to-room.js";
import { merged } from "../../src/js/lms/merge-answers.js";
import { scorm } from "../../src/js/lms/scorm.js";

const file = (answers, more = {}) => ({ mode: "quick", answers, ...more });
const text = (answers, more) => JSON.stringify(file(answers, more));

test("another device gets what the LMS keeps", () => {
  assert.deepEqual(merged(text({ A: 1 }), "", file({})), file({ A: 1 }));
});

test("the tab keeps what it has where the LMS has nothing new", () => {
  const kept = text({ A: 1 });
  assert.equal(merged(kept, kept, file({ A: 1, B: 2 })), null);
  assert.equal(merged("", "", file({ A: 1 })), null);
  assert.equal(merged("no JSON", "", file({ A: 1 })), null);
  assert.equal(merged(text({}), "", file({})), null);
});

test("what did not arrive and what came from elsewhere are both kept", () => {
  const seen = text({ A: 1, B: 1 });
  const kept = text({ A: 2, B: 1, C: 3 }, { mode: "full" });
  assert.deepEqual(merged(kept, seen, file({ A: 1, B: 4 })), file({ A: 2, B: 4, C: 3 }, { mode: "full" }));
});

test("an LMS with little room gets every answer, and no note", () => {
  const given = { beyond: { Z: 4 }, cultureOnly: true, typed: { employees: "about ten" }, orgModel: "a", employees: 3 };
  const answers = file({ A: 1 }, { ...given, notes: { A: "n".repeat(5000) }, plan: { actions: ["p"] } });
  assert.deepEqual(cutToRoom(answers, 10_000), [JSON.stringify(answers), false]);
  const [cut, isCut] = cutToRoom(answers, 4096);
  assert.deepEqual([JSON.parse(cut), isCut], [file({ A: 1 }, given), true]);
});

test("the order of the members and members without a value make no other text", () => {
  const kept = JSON.stringify({ answers: { B: 2, A: 1 }, plan: { actions: [{ text: "a", id: "1" }] }, mode: "quick" });
  const seen = JSON.stringify({ mode: "quick", answers: { A: 1, B: 2 }, orgModel: null, notes: {}, plan: { actions: [{ id: "1", text: "a" }] } });
  assert.equal(merged(kept, seen, file({ A: 1, B: 2, C: 3 })), null);
});

test("notes, plan and the rest that did not arrive are joined with what came from elsewhere", () => {
  const before = { notes: { A: "old", B: "old" }, plan: { actions: ["old"] }, orgModel: "a", target: { level: 2 } };
  const theirs = { notes: { A: "old", B: "theirs", C: "theirs" }, plan: { actions: ["old"] }, orgModel: "b", target: { level: 3 } };
  const here = { notes: { A: "ours", B: "old" }, plan: { actions: ["ours"] }, orgModel: "a", target: { level: 2 } };
  const taken = merged(text({ A: 1, B: 1 }, theirs), text({ A: 1 }, before), file({ A: 1 }, here));
  assert.deepEqual(taken, file({ A: 1, B: 1 }, { ...theirs, notes: { A: "ours", B: "theirs", C: "theirs" }, plan: { actions: ["ours"] } }));
});

test("what was typed before anything could be read is not lost, and takes nothing from what is kept", () => {
  const kept = { orgModel: "a", employees: 10, publishers: 5, typed: { employees: "", publishers: "" }, place: "review", notes: { B: "b" } };
  const here = { orgModel: null, employees: null, publishers: null, typed: { employees: "", publishers: "" }, place: "q1", notes: { A: "a" } };
  const taken = merged(text({ B: 2 }, kept), "", file({}, here));
  assert.deepEqual(taken, file({ B: 2 }, { ...kept, place: "q1", notes: { A: "a", B: "b" } }));
});

test("a tab in which nothing was done goes on where the other device was", () => {
  const theirs = { place: "review", lang: "nl", orgModel: "a", notes: { A: "a" } };
  const here = { place: "start", lang: "en", orgModel: null, notes: {}, cultureOnly: false };
  assert.deepEqual(merged(text({ A: 1 }, theirs), "", file({}, here)), file({ A: 1 }, theirs));
  // Notes are something to go on with, too.
  assert.deepEqual(merged(text({}, theirs), "", file({}, here)), file({}, theirs));
});

test("the two numbers stay together", () => {
  const seen = text({ A: 1 }, { employees: 10, publishers: 5 });
  const kept = text({ A: 2 }, { employees: 4, publishers: 4 });
  const taken = merged(kept, seen, file({ A: 1 }, { employees: 10, publishers: 8 }));
  assert.deepEqual([taken.employees, taken.publishers], [10, 8]);
});

test("a text that was cut takes nothing away", () => {
  const whole = { notes: { A: "a" }, plan: { actions: ["a"] }, beyond: { Z: 1 } };
  const taken = merged(text({ A: 2 }), text({ A: 1 }, whole), file({ A: 1 }, whole));
  assert.deepEqual(taken, file({ A: 2 }, whole));
});

test("an answer outside a quick scan is one of a full scan", () => {
  const seen = text({ A: 1 }, { beyond: { Z: 1 } });
  const kept = text({ A: 1, Z: 2, Y: 3 }, { mode: "full", beyond: {} });
  assert.deepEqual(merged(kept, seen, file({ A: 4 }, { beyond: { Z: 1 } })), file({ A: 4, Z: 2, Y: 3 }, { mode: "full", beyond: {} }));
  const theirs = text({ A: 2 }, { beyond: { Z: 2 } });
  assert.deepEqual(merged(theirs, seen, file({ A: 1 }, { beyond: { Z: 1, X: 3 } })), file({ A: 2 }, { beyond: { Z: 2, X: 3 } }));
});

test("what questionnaire it is of is said by what is kept", () => {
  const taken = merged(text({ A: 1 }, { version: 2, schema: 2 }), "", file({ B: 1 }, { version: 1, schema: 1 }));
  assert.deepEqual([taken.version, taken.schema], [2, 2]);
});

/** A session of cmi5 with a record store whose own state gives these one after the other: a status and a value, or a failure. */
const recordStore = async (states, others = () => new Response(null, { status: 404 })) => {
  const sent = [];
  globalThis.fetch = async (url, { method }) => {
    if (url === "https://lms.example.org/token") return Response.json({ "auth-token": "t" });
    if (method !== "GET") {
      sent.push(`${method} ${new URL(url).pathname}`);
      return new Response(null, { status: 204 });
    }
    if (new URL(url).searchParams.get("stateId") !== "social-business-scan") return others();
    const state = states.shift();
    if (state instanceof Error) throw state;
    return new Response(state[1] === undefined ? null : JSON.stringify(state[1]), { status: state[0] });
  };
  const launch = { endpoint: "https://lms.example.org/xapi", fetch: "https://lms.example.org/token", actor: "{}", registration: "r", activityId: "a" };
  return { session: await cmi5(new URLSearchParams(launch)), sent };
};

test("only a record store that has nothing keeps nothing", async () => {
  const kept = { answers: { answers: { A: 1 } }, told: { completed: true, score: "" } };
  const { session, sent } = await recordStore([[500], [401], [503], new TypeError("no network"), [404], [204], [200, kept]]);
  for (let failures = 0; failures < 4; failures += 1) await assert.rejects(session.read());
  assert.equal(await session.read(), "");
  assert.equal(await session.read(), "");
  assert.deepEqual(JSON.parse(await session.read()), kept.answers);
  sent.length = 0;
  await session.write("{}", { isComplete: true, progress: 1, position: null, levels: [] });
  assert.deepEqual(sent, ["PUT /xapi/activities/state"]);
});

test("without launch data and preferences there is a session", async () => {
  for (const others of [() => new Response("{", { status: 200 }), () => new Response(null, { status: 500 }), () => Promise.reject(new TypeError("no network"))]) {
    const { session } = await recordStore([[404]], others);
    assert.equal(session.lang, "");
    assert.equal(await session.read(), "");
  }
});

test("a launch that gives no token is a failure", async () => {
  const launch = { endpoint: "https://lms.example.org/xapi", fetch: "https://lms.example.org/token", actor: "{}", registration: "r", activityId: "a" };
  const answers = [() => Response.json({ "error-code": "1" }), () => new Response(null, { status: 500 }), () => Promise.reject(new TypeError("no network"))];
  for (const answer of answers) {
    globalThis.fetch = async () => answer();
    await assert.rejects(cmi5(new URLSearchParams(launch)));
  }
  await assert.rejects(cmi5(new URLSearchParams({ ...launch, actor: "{" })));
});

/** An LMS that remembers what it is told. */
const lms = (start, accepts = true) => {
  const data = new Map();
  const says = (value) => () => value;
  const names = start ? ["Initialize", "Commit", "Finish"] : ["Initialize", "Commit", "Terminate"];
  const api = Object.fromEntries(names.map((name) => [start + name, says(String(accepts))]));
  api[`${start}SetValue`] = (name, value) => (data.set(name, value), "true");
  api[`${start}GetValue`] = (name) => (name === "cmi.objectives._count" ? "0" : (data.get(name) ?? ""));
  return { api, data };
};
const outcome = { isComplete: true, progress: 1, position: 200 / 3, levels: [{ id: "level-1", test: "passed" }, { id: "level-2", test: "notApplicable" }] };

test("SCORM 1.2 is found above, and told in its own names", async () => {
  const { api, data } = lms("LMS");
  const top = { API: api };
  top.parent = top;
  const session = scorm({ parent: { parent: top }, top });
  assert.equal(await session.write("text", outcome), true);
  session.end();
  assert.equal(data.get("cmi.suspend_data"), "text");
  assert.equal(data.get("cmi.core.lesson_status"), "completed");
  assert.equal(data.get("cmi.core.score.raw"), "66.667");
  assert.equal(data.get("cmi.objectives.1.status"), "not attempted");
  assert.equal(data.get("cmi.core.exit"), "suspend");
  assert.match(data.get("cmi.core.session_time"), /^\d{4}:\d\d:\d\d\.\d\d$/);
  assert.equal(data.has("cmi.progress_measure"), false);
});

test("SCORM 2004 is found in the window that opened ours, and what was completed stays so", async () => {
  const { api, data } = lms("");
  const opener = { API_1484_11: api };
  opener.parent = opener;
  const own = { top: { opener } };
  own.parent = own;
  const session = scorm(own);
  await session.write("text", outcome);
  await session.write("text", { ...outcome, isComplete: false, progress: 0.5, position: null });
  assert.equal(data.get("cmi.completion_status"), "completed");
  assert.equal(data.get("cmi.score.scaled"), "0.667");
  assert.equal(data.get("cmi.progress_measure"), "0.5");
  assert.equal(data.get("cmi.objectives.0.success_status"), "passed");
  assert.match(data.get("cmi.session_time"), /^PT[\d.]+S$/);
});

test("SCORM keeps nothing only where it has no error, or a value that was never set", async () => {
  for (const start of ["LMS", ""]) {
    const { api } = lms(start);
    const own = { [start ? "API" : "API_1484_11"]: api };
    own.parent = own;
    own.top = own;
    const session = scorm(own);
    // Without a function for errors, too.
    assert.equal(await session.read(), "");
    for (const [code, isRead] of [["0", true], ["403", true], ["101", false], ["301", false]]) {
      api[`${start}GetLastError`] = () => code;
      await (isRead ? session.read().then((kept) => assert.equal(kept, "")) : assert.rejects(session.read()));
    }
    // What came is what is kept.
    api[`${start}GetValue`] = () => "text";
    assert.equal(await session.read(), "text");
  }
});

test("a session that does not begin keeps nothing, and says so", async () => {
  const { api, data } = lms("LMS", false);
  const own = { API: api };
  own.parent = own;
  own.top = own;
  assert.equal(await scorm(own).write("text", outcome), false);
  assert.equal(data.size, 0);
});

test("a window without an LMS, below one of another site", () => {
    const foreign = new Proxy({}, {
    get(_, name) {
      // A browser gives these of any window.
      if (name === "parent") return foreign;
      throw new Error("of another site");
    },
  });
  const own = { parent: foreign, top: { opener: null } };
  assert.equal(scorm(own), undefined);
});
