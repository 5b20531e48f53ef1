// Types of <social-business-scan>. What the words mean stands in docs/embed.md (the element) and docs/scoring.md
// (answers and results: sections 2 and 9).

/** A language of the interface. */
export type ScanLang = "{languages}";

/** All 48 questions, or the 16 of the quick scan. */
export type ScanMode = "full" | "quick";

/** Where answers are kept: on the device, in the tab, or nowhere. */
export type ScanStorage = "local" | "session" | "none";

/** Light or dark; `auto` follows the page's colour scheme. */
export type ScanTheme = "auto" | "light" | "dark";

/** The first screen: the introduction, straight to the first question, or the page that brings a team together. */
export type ScanScreen = "intro" | "question" | "team";

/** How many questions are on the screen, until the visitor chooses: those of a section, or one. */
export type ScanFlow = "section" | "one";
/** Places in the scan for elements of the page: the values of `slot` of a child of `<social-business-scan>`. */
export type ScanSlot =
  | "logo"
  | "intro"
  | "next-step"
  | "result-note";

/** One answer: a step, "not applicable" or "don't know". The last two never count as 0. How many steps there are, the scale of the
 * question says: 0 to 4 in the built-in questionnaire, at most 0 to 6 in another one. */
export type Answer = 0 | 1 | 2 | 3 | 4 | 5 | 6 | "NA" | "DK";

/** How social media work is organised. */
export type OrgModel = "decentralised" | "centralised" | "hub-and-spoke" | "multiple-hub-and-spoke" | "holistic";

/** The answers of one visitor (docs/scoring.md, section 2). Unknown keys are ignored when it is read. */
export interface AnswerFile {
  kind?: "sbs-answers";
  /** The id of the questionnaire, `social-business` for the built-in one. */
  instrument: string;
  version: number;
  mode: ScanMode;
  /** By id of the question, for example `PE-1`. What is absent or null is unanswered. */
  answers: Record<string, Answer | null>;
  orgModel?: OrgModel | "DK" | null;
  /** 1 to 10 000 000. */
  employees?: number | "DK" | null;
  /** 0 to 10 000 000, and not more than the employees. */
  publishers?: number | "DK" | null;
  parameters?: { threshold?: number };
  /** When it was saved: UTC, RFC 3339. */
  savedAt?: string | null;
  /** The language, if the visitor chose one. */
  lang?: ScanLang | null;
  /** The visitor's own notes, by id of the question. */
  notes?: Record<string, string>;
  /** What is to be done. `getPlan` gives it with the words of every action. */
  plan?: unknown;
  /** What is to be reached. */
  target?: PlanTarget;
  [other: string]: unknown;
}

/** The three Ps, the three values and the five levels; another questionnaire has ids of its own. */
export type DimensionId = "PE" | "PR" | "PL" | "OP" | "TR" | "IN" | "L1" | "L2" | "L3" | "L4" | "L5";

/** One of the three Ps: People, Profit, Planet. */
export type PId = "PE" | "PR" | "PL";

/** A named interval of a score. */
export type Band = "low" | "mid" | "high";

/** How many questions there are and what became of them. */
export interface Counts {
  items: number;
  notApplicable: number;
  applicable: number;
  answered: number;
  dontKnow: number;
  unanswered: number;
}

/** The score of a dimension, 0 to 100; null if too little was answered. Never rounded. */
export interface DimensionScore extends Counts {
  /** Answered share of the applicable questions, 0 to 1. */
  coverage: number | null;
  status: "ok" | "provisional" | "insufficient" | "notApplicable";
  score: number | null;
  /** The score if every open answer were 0. */
  low: number | null;
  /** The score if every open answer were the highest step. */
  high: number | null;
  band: Band | null;
  partlyNotApplicable: boolean;
}

/** The score of a few questions within a dimension. */
export interface FacetScore {
  score: number | null;
  answered: number;
  applicable: number;
  singleItem: boolean;
  band: Band | null;
}

/** An index with the range that open answers leave; all null where a questionnaire has no such index. */
export interface IndexScore {
  score: number | null;
  low: number | null;
  high: number | null;
}

/** The index of a group of dimensions. */
export interface GroupScore extends IndexScore {
  key: string;
  role: "profile" | "bars" | "levels" | "plain";
}

/** The test of one level of the pyramid. */
export interface LevelTest {
  level: number;
  test: "passed" | "failed" | "unknown" | "notApplicable";
  reasons: ("score" | "core" | "coverage" | "coreOpen" | "openAnswers")[];
  coreFailed: string[];
  coreOpen: string[];
  coreNotApplicable: string[];
}

/** A change of one answer that changes the level that is reached. */
export interface Tipping {
  id: string;
  from: number;
  to: number;
  level: number;
}

/** What to do first, most urgent first. */
export interface Priority {
  unit: string;
  priority: number;
  worstItem: string;
  score: number | null;
  band: Band | null;
  advice: { unit: string; band: Band | null; item: string | null };
}

/** The result of a scan (docs/scoring.md, section 9). Numbers are not rounded; null means that there is no value. */
export interface Result {
  kind: "sbs-result";
  instrument: string;
  version: number;
  mode: ScanMode;
  /** True for a quick scan: show bands, not numbers. */
  indicative: boolean;
  parameters: { threshold: number };
  coverage: Counts & { share: number | null; status: "ok" | "provisional" | "insufficient" };
  dimensions: Record<DimensionId, DimensionScore>;
  facets: Record<string, FacetScore>;
  threeP: {
    mean: number | null;
    index: number | null;
    low: number | null;
    high: number | null;
    balance: number | null;
    balanceBand: "balanced" | "slight" | "unbalanced" | null;
    weakest: PId[];
  };
  links: { pair: [PId, PId]; score: number | null; answered: number }[];
  values: IndexScore;
  culture: IndexScore;
  pyramid: IndexScore & { supported: (number | null)[]; unsupported: (number | null)[] };
  level: {
    /** 0 to the number of levels; null if it cannot be determined, or there are none. */
    reached: number | null;
    atLeast: number;
    min: number;
    max: number;
    next: number | null;
    provisional: boolean;
    progress: number | null;
    tests: LevelTest[];
  };
  limiting: { level: number; test: "failed" | "unknown"; scoreGap: number | null; answers: string[]; open: string[] } | null;
  wayUp: { target: number; steps: number; items: { id: string; from: number; to: number }[]; reaches: number } | null;
  wayUpReason: "topLevel" | "openAnswers" | "noLevels" | null;
  robustness: { robust: boolean | null; fragile: Tipping[]; lifts: Tipping[] };
  position: IndexScore & { quadrant: "socialBusiness" | "goodSoil" | "technologyAhead" | "startBasics" | null };
  ratio: {
    employees: number;
    publishers: number;
    share: number;
    oneIn: number | null;
    expected: number;
    times: number | null;
    doublings: number | null;
    index: number;
    band: "silent" | "below" | "around" | "above" | "ahead" | "broad" | "majority";
  } | null;
  orgModel: OrgModel | "DK" | null;
  priorities: Priority[];
  findOut: string[];
  unanswered: string[];
  warnings: { code: string; refs: string[] }[];
  /** Of a questionnaire with other groups than a profile, one of bars and one of levels: all groups, in order. */
  groups?: GroupScore[];
}

/** The change of one score, over the questions that both answer. Not comparable: the four numbers are null. */
export interface Difference {
  /** How many questions both answer with a step. */
  common: number;
  before: number | null;
  after: number | null;
  delta: number | null;
  /** A smaller difference may be chance. */
  margin: number | null;
  direction: "up" | "down" | "same" | "notComparable";
}

/** Two measurements beside each other (docs/scoring.md, section 10), as `sbs compare --format json` prints it. */
export interface Comparison {
  /** Both are quick or both are full. If not, all but the level is about the questions of both. */
  sameMode: boolean;
  dimensions: Record<DimensionId, Difference>;
  overall: Difference;
  level: {
    /** 0 to the highest level, 5 in Social Business; null if it cannot be determined. */
    before: number | null;
    after: number | null;
    change: number | null;
    /** The level changed, but none of the levels in between did by more than its margin. */
    withinMargin: boolean | null;
    /** The questions whose answers moved the level. */
    drivers: string[];
  };
  changed: { id: string; from: Answer | null; to: Answer | null }[];
}

/** Something to do. What is absent is not given. */
export interface PlanAction {
  /** What the action is known by: 1 to 40 letters and digits, `-`, `_`, `.`; no two actions have the same. */
  id: string;
  /** Where it comes from. */
  from: "typed" | "item" | "unit" | "way";
  /** The question whose answer rises with it, like `PE-3`. */
  item?: string | null;
  /** The part of the questionnaire that the advice is for, like `PE-A`; with `from: "unit"`. */
  unit?: string | null;
  /** With `from: "unit"`. */
  band?: "low" | "mid" | "high" | null;
  /** The step that the answer rises to, 1 to the highest of its scale (4 in Social Business); with `from: "way"`. */
  to?: 1 | 2 | 3 | 4 | 5 | 6 | null;
  /** What to do, at most 200 characters. Always there in what `getPlan` gives. */
  text?: string | null;
  /** Who does it, at most 60 characters. */
  owner?: string | null;
  /** A day, like `2027-11-29`. */
  date?: string | null;
  /** At most 400 characters. */
  note?: string | null;
  done?: boolean | null;
}

/** What is to be reached. */
export interface PlanTarget {
  /** 1 to the highest level, 5 in Social Business. */
  level?: number | null;
  /** Whole numbers from 0 to 100. */
  scores?: { PE?: number | null; PR?: number | null; PL?: number | null } | null;
  /** A day, like `2027-11-29`. */
  date?: string | null;
}

/** The plan: at most 60 actions, in order. */
export interface Plan {
  /** What tells this plan from others in a calendar; the scan makes one. */
  key?: string | null;
  actions: PlanAction[];
  /** In `setPlan`: absent leaves the target as it is, null takes it away. */
  target?: PlanTarget | null;
}

/** Why the scan does not start, or does not keep answers. */
export type ScanErrorCode =
  | "browser-old"
  | "wasm-unavailable"
  | "wasm-csp"
  | "load-failed"
  | "load-invalid"
  | "instrument-invalid"
  | "instrument-failed"
  | "storage-blocked"
  | "storage-full"
  | "storage-corrupt"
  | "version-mismatch"
  | "versions-mixed"
  | "panic";

/** Why `setAnswers` or `compare` refuses a file (docs/scoring.md, section 2). */
export type AnswerFileErrorCode =
  | "BAD_FORMAT"
  | "UNKNOWN_INSTRUMENT"
  | "UNKNOWN_VERSION"
  | "BAD_MODE"
  | "BAD_PARAMETER"
  | "UNKNOWN_ITEM"
  | "ITEM_NOT_IN_MODE"
  | "NA_NOT_ALLOWED"
  | "BAD_ANSWER"
  | "UNKNOWN_ORG_MODEL"
  | "EMPLOYEES_INVALID"
  | "PUBLISHERS_INVALID"
  | "PUBLISHERS_EXCEED_EMPLOYEES";

/** Why `compare` refuses besides (docs/scoring.md, sections 10 and 13). */
export type ComparisonErrorCode =
  | "PARAMETERS_MISMATCH"
  | "EMPTY_CODE"
  | "BAD_PREFIX"
  | "UNKNOWN_FORMAT"
  | "BAD_CHARACTER"
  | "WRONG_LENGTH"
  | "BAD_CHECKSUM"
  | "NOT_CANONICAL"
  | "BAD_VALUE";

/** With this a promise of a method is refused. */
export interface ScanError extends Error {
  /** `not-ready`: the element is not on the page any more. */
  code: ScanErrorCode | AnswerFileErrorCode | ComparisonErrorCode | "plan-invalid" | "not-ready";
}

/** In the detail of every event: which questionnaire it is about. */
export interface ScanEventDetail {
  instrument: string;
  version: number;
}

/** The same, of an event that may come before there is a questionnaire: then both are null. */
export interface EarlyScanEventDetail {
  instrument: string | null;
  version: number | null;
}

/** Detail of `sbs-ready`. */
export interface ScanReadyDetail extends ScanEventDetail {
  lang: ScanLang;
  mode: ScanMode;
  /** Answers of an earlier visit were found. */
  resumed: boolean;
  answered: number;
  total: number;
}

/** Detail of `sbs-progress`. No answers are in it. */
export interface ScanProgressDetail extends ScanEventDetail {
  answered: number;
  total: number;
  /** The id of the question; null if several changed at once. */
  item: string | null;
}

/** Detail of `sbs-complete`. */
export interface ScanCompleteDetail extends ScanEventDetail {
  answered: number;
  total: number;
  result: Result;
}

/** Detail of `sbs-plan`. */
export interface ScanPlanDetail extends ScanEventDetail {
  /** How many actions there are. */
  total: number;
  /** How many of them are done. */
  done: number;
  plan: Plan;
}

/** How much a team agrees about a question. */
export type TeamAgreement = "agree" | "mixed" | "discuss";

/** What a team answered to one question. What too few people answered is null. */
export interface TeamItem {
  /** How many answered with a step. */
  n: number;
  /** The mean step, from 0; from five answers. */
  mean: number | null;
  /** The sample standard deviation; from ten answers. */
  sd: number | null;
  /** Agreement, 0 to 1; from ten answers. */
  rwg: number | null;
  agreement: TeamAgreement | null;
  dkShare: number;
  naShare: number;
  unansweredShare: number;
}

/** What a team answered (docs/scoring.md, section 11). With fewer than five people all but the first members are null. */
export interface Team {
  instrument: string;
  version: number;
  respondents: number;
  status: "ok" | "tooFew";
  mode: ScanMode | null;
  items: Record<string, TeamItem> | null;
  dimensions: Record<string, { n: number; score: number | null; sd: number | null; band: string | null }> | null;
  [more: string]: unknown;
}

/** Detail of `sbs-team`: of a team as a whole, never of a member. */
export interface ScanTeamDetail extends ScanEventDetail {
  /** How many people it is about; 0 as long as they are fewer than five. */
  respondents: number;
  team: Team;
}

/** Detail of `sbs-error`. */
export interface ScanErrorDetail extends EarlyScanEventDetail {
  code: ScanErrorCode;
  message: string;
  /** The scan cannot go on. */
  fatal: boolean;
}

/** The events of the element. They bubble and leave shadow roots; none can be cancelled. */
export interface SocialBusinessScanEventMap {
  "sbs-ready": CustomEvent<ScanReadyDetail>;
  "sbs-progress": CustomEvent<ScanProgressDetail>;
  "sbs-complete": CustomEvent<ScanCompleteDetail>;
  "sbs-plan": CustomEvent<ScanPlanDetail>;
  "sbs-team": CustomEvent<ScanTeamDetail>;
  "sbs-error": CustomEvent<ScanErrorDetail>;
}

/** `<social-business-scan>`: the scan in its own box. */
export interface SocialBusinessScanElement extends HTMLElement {
  /** Attribute `lang`. If it is absent, the nearest `lang` above the element that we know, else `nl`. */
  lang: string;
  /** Attribute `mode`, null if absent; read before the scan starts. */
  get mode(): ScanMode | null;
  set mode(value: ScanMode | null | undefined);
  /** Attribute `src`: the address of another questionnaire, or `#` and the id of an element of the page whose text it is. */
  get src(): string | null;
  set src(value: string | null | undefined);
  /** Attribute `storage`. */
  get storage(): ScanStorage | null;
  set storage(value: ScanStorage | null | undefined);
  /** Attribute `storage-key`. */
  get storageKey(): string | null;
  set storageKey(value: string | null | undefined);
  /** Attribute `theme`. */
  get theme(): ScanTheme | null;
  set theme(value: ScanTheme | null | undefined);
  /** Attribute `screen`. */
  get screen(): ScanScreen | null;
  set screen(value: ScanScreen | null | undefined);
  /** Attribute `flow`. */
  get flow(): ScanFlow | null;
  set flow(value: ScanFlow | null | undefined);
  /** Attribute `heading-level`: 1 to 6, as text. */
  get headingLevel(): string | null;
  set headingLevel(value: number | string | null | undefined);
  /** Attribute `result-link`: the page that a link to a result opens; empty for the page around, null for no links. */
  get resultLink(): string | null;
  set resultLink(value: string | null | undefined);
  /** Resolves when the scan has started; rejects with a `ScanError` if the scan cannot start. */
  readonly ready: Promise<unknown>;
  /** The answers so far. */
  getAnswers(): Promise<AnswerFile>;
  /** The result of the answers so far. */
  getResult(): Promise<Result>;
  /** What the team answered that was brought together on the page "Team"; it changes by five people or more. */
  getTeam(): Promise<Team>;
  /** Goes on with these answers; rejects with a `ScanError` and changes nothing if they are not valid. */
  setAnswers(file: AnswerFile): Promise<void>;
  /**
   * Compares earlier answers, an answer file or a result code, with the answers so far. Changes nothing; rejects with a
   * `ScanError` if they are not valid, or have another threshold.
   */
  compare(file: AnswerFile | string): Promise<Comparison>;
  /** The plan and the target. */
  getPlan(): Promise<Plan>;
  /** Has this plan from here on; rejects with a `ScanError` and changes nothing if it is not valid. */
  setPlan(plan: Plan): Promise<void>;
  /** Starts again without answers. What was kept of the answers is deleted; earlier results stay. */
  reset(): Promise<void>;
  addEventListener<K extends keyof SocialBusinessScanEventMap>(
    type: K,
    listener: (this: SocialBusinessScanElement, event: SocialBusinessScanEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: SocialBusinessScanElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof SocialBusinessScanEventMap>(
    type: K,
    listener: (this: SocialBusinessScanElement, event: SocialBusinessScanEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: SocialBusinessScanElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * The element in JSX. It is not switched on by itself, so that nobody needs React's types. With React 19:
 *
 *     import type { SocialBusinessScanJsx } from "social-business-scan";
 *     declare module "react" {
 *       namespace JSX { interface IntrinsicElements extends SocialBusinessScanJsx {} }
 *     }
 */
export interface SocialBusinessScanJsx {
  "social-business-scan": {
    lang?: ScanLang;
    mode?: ScanMode;
    src?: string;
    storage?: ScanStorage;
    "storage-key"?: string;
    theme?: ScanTheme;
    screen?: ScanScreen;
    flow?: ScanFlow;
    "heading-level"?: number;
    "result-link"?: string;
    "onsbs-ready"?: (event: SocialBusinessScanEventMap["sbs-ready"]) => void;
    "onsbs-progress"?: (event: SocialBusinessScanEventMap["sbs-progress"]) => void;
    "onsbs-complete"?: (event: SocialBusinessScanEventMap["sbs-complete"]) => void;
    "onsbs-plan"?: (event: SocialBusinessScanEventMap["sbs-plan"]) => void;
    "onsbs-team"?: (event: SocialBusinessScanEventMap["sbs-team"]) => void;
    "onsbs-error"?: (event: SocialBusinessScanEventMap["sbs-error"]) => void;
    ref?: ((element: SocialBusinessScanElement | null) => void) | { current: SocialBusinessScanElement | null } | null;
    key?: string | number | bigint | null;
    id?: string;
    className?: string;
    slot?: string;
    hidden?: boolean;
    style?: object;
    children?: unknown;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "social-business-scan": SocialBusinessScanElement;
  }
  // The events bubble, so they are heard on any element above as well.
  interface HTMLElementEventMap extends SocialBusinessScanEventMap {}
  interface DocumentEventMap extends SocialBusinessScanEventMap {}
}
