// A learning environment of one course: scorm-again is its run-time, and what a learner leaves is kept under `lms`, from which
// the next launch begins. The query says which SCORM.

const is2004 = location.search === "?2004";
const fresh = is2004
  ? { learner_id: "anna", learner_preference: { language: "en" } }
  : { core: { student_id: "anna" }, student_preference: { language: "en" } };
const settings = { autocommit: false, logLevel: 5 };
const api = is2004 ? (window.API_1484_11 = new window.Scorm2004API(settings)) : (window.API = new window.Scorm12API(settings));
api.loadFromJSON(JSON.parse(localStorage.getItem("lms") ?? JSON.stringify(fresh)));

const keep = () => localStorage.setItem("lms", JSON.stringify(api.cmi.toJSON()));
for (const name of is2004 ? ["Commit", "Terminate"] : ["LMSCommit", "LMSFinish"]) {
  api.on(name, () => {
    window.ends = name === "Terminate" || name === "LMSFinish";
    keep();
  });
}
