// What only the element can fail by, beside what the panel knows already.

import * as texts from "sbs-texts";
import { CAUSES } from "../loader/error-panel.js";

CAUSES["versions-mixed"] = { ...texts.versions_mixed, action: "reload" };
