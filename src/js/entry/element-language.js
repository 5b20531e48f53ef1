// social-business-scan.de.js and its like: the texts of a language, for the small script that shows the first screens.

import text from "sbs-language";
import { deliver } from "../loader/core-script.js";

// Its first words are what it is and for which language.
deliver(text.split("\t")[1] ?? "", async () => text);
