// What only the element can fail by, beside what the panel knows already.

import * as texts from "sbs-texts";
import { CAUSES } from "../loader/error-panel.js";

CAUSES["instrument-invalid"] = texts.instrument_invalid;
CAUSES["instrument-failed"] = { ...texts.instrument_failed, action: "retry" };
CAUSES["versions-mixed"] = { ...texts.versions_mixed, action: "reload" };
