// A page in TypeScript that uses the package as its README says. It is compiled, not run, by `cargo xtask test bundle`:
// what does not fit the declarations, or is let through by them against the contract, is an error. `@ts-expect-error`
// is one too, where the next line is none.

import "social-business-scan";
import type {
  Answer,
  AnswerFile,
  Result,
  ScanErrorCode,
  ScanErrorDetail,
  ScanSlot,
  SocialBusinessScanElement,
} from "social-business-scan";

// The tag name tells the type, however the element comes about.
const scan = document.createElement("social-business-scan");
const found: SocialBusinessScanElement | null = document.querySelector("social-business-scan");
const isHtml: HTMLElement = found ?? scan;
document.body.append(isHtml);

// Attributes as properties.
scan.lang = "nl";
scan.mode = "quick";
scan.src = "./mine.json";
scan.storage = "session";
scan.storageKey = "team-a";
scan.theme = "dark";
scan.screen = "question";
scan.screen = "team";
scan.headingLevel = 3;
scan.resultLink = "";
const theme: "auto" | "light" | "dark" | null = scan.theme;
scan.theme = theme === "dark" ? null : "dark";
// @ts-expect-error: there is no such mode.
scan.mode = "half";
// @ts-expect-error: a level is no object.
scan.headingLevel = { level: 3 };

// What is the site's own.
const slot: ScanSlot = "next-step";
const step = document.createElement("p");
step.slot = slot;
scan.append(step);
// @ts-expect-error: there is no such place.
const nowhere: ScanSlot = "footer";

// Events, with their details, on the element and above it.
scan.addEventListener("sbs-ready", (event) => {
  const { instrument, version, lang, mode, resumed, answered, total } = event.detail;
  const share: number = answered / total;
  const line: string = `${instrument} ${version} ${lang} ${mode}`;
  if (resumed && mode === "quick") console.log(line, share, lang === "nl");
});
scan.addEventListener("sbs-progress", ({ detail }) => {
  const item: string | null = detail.item;
  console.log(item?.startsWith("PE-"), detail.answered);
  // @ts-expect-error: answers are not told.
  console.log(detail.answers);
});
scan.addEventListener("sbs-team", ({ detail }) => {
  const share: number | undefined = detail.team.items?.["PE-1"]?.dkShare;
  console.log(detail.respondents, detail.team.status === "ok", share);
  // @ts-expect-error: members are not told.
  const members: string[] = detail.members;
});
document.body.addEventListener("sbs-complete", ({ detail }) => send(detail.result));
const onError = (event: CustomEvent<ScanErrorDetail>): void => {
  const code: ScanErrorCode = event.detail.code;
  if (event.detail.fatal && code === "wasm-csp") console.warn(event.detail.message);
};
scan.addEventListener("sbs-plan", ({ detail }) => console.log(detail.done, detail.total, detail.plan.actions[0]?.owner));
document.addEventListener("sbs-error", onError);
scan.removeEventListener("sbs-error", onError);
scan.addEventListener("click", (event) => event.clientX);

// Methods.
const answer: Answer = "NA";
const file: AnswerFile = {
  instrument: "social-business",
  version: 1,
  mode: "full",
  answers: { "PE-1": 4, "PE-2": answer, "PR-1": null },
};
const talk = async (): Promise<string> => {
  await scan.ready;
  await scan.setAnswers(file);
  // @ts-expect-error: a step is 0 to 6.
  await scan.setAnswers({ ...file, answers: { "PE-1": 7 } });
  const kept: AnswerFile = await scan.getAnswers();
  const result = await scan.getResult();
  const { dimensions, level, changed } = await scan.compare(kept);
  const { direction, delta } = dimensions.PE;
  // @ts-expect-error: a difference may be null.
  const points: number = delta;
  const byCode = await scan.compare("SB1-20FYJ-94J94-JNC04-SP4");
  console.log(direction === "up", points, level.withinMargin, changed[0]?.to, byCode.sameMode);
  const plan = await scan.getPlan();
  await scan.setPlan({ actions: [...plan.actions, { id: "own-1", from: "typed", text: "Call", done: true }], target: { level: 4 } });
  // @ts-expect-error: every action has an id.
  await scan.setPlan({ actions: [{ from: "typed", text: "Call" }] });
  await scan.reset();
  return `${kept.answers["PE-1"]} ${send(result)}`;
};
void talk();

/** What a site would do with a result: levels and scores may be absent. */
function send(result: Result): string {
  // @ts-expect-error: a score may be null.
  const score: number = result.position.score;
  const level = result.level.reached ?? result.level.atLeast;
  return `${result.instrument} ${level} ${score} ${result.dimensions.PE.score ?? "-"} ${result.warnings.length}`;
}
