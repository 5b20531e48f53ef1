// An answer file as `getAnswers()` gives it (docs/scoring.md, section 2), kept by the page since last year.
"use strict";

window.lastYear = {
  instrument: "social-business",
  version: 1,
  mode: "full",
  answers: {
    "PE-1": 3, "PE-2": 3, "PE-3": 2, "PE-4": 2, "PE-5": 3, "PE-6": 3, "PE-7": 3, "PE-8": 4, "PR-1": 2,
    "PR-2": 2, "PR-3": 1, "PR-4": 3, "PR-5": 2, "PR-6": 2, "PL-1": 1, "PL-2": 2, "PL-3": "DK", "PL-4": 2,
    "PL-5": 3, "PL-6": 2, "PL-7": 2, "OP-1": 3, "OP-2": 3, "TR-1": 2, "TR-2": 2, "TR-3": 1, "IN-1": 3,
    "IN-2": 2, "IN-3": 1, "L1-1": 3, "L1-2": 3, "L1-3": 2, "L1-4": 4, "L2-1": 3, "L2-2": 4, "L2-3": 2,
    "L2-4": 2, "L2-5": 1, "L3-1": 3, "L3-2": 3, "L3-3": 3, "L4-1": 2, "L4-2": 3, "L4-3": "NA", "L4-4": 2,
    "L5-1": 1, "L5-2": 2, "L5-3": 0,
  },
  orgModel: "hub-and-spoke",
  employees: 420,
  publishers: 9,
};
