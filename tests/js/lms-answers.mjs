// Which answers a launch in a learning environment begins with, and how SCORM is told of a result.

import assert from "node:assert/strict";
import { test } from "node:test";
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
