// What an LMS is told of a result: how far the learner is, the position (0 to 100), and each level as an objective. There is
// no pass mark: a self-assessment is completed, never failed.

/**
 * `progress` is from 0 to 1.
 * @typedef {{ isComplete: boolean, progress: number, position: number | null,
 *   levels: { id: string, test: "passed" | "failed" | "unknown" | "notApplicable" }[] }} Outcome
 */

/** @param {any} result scoring.md, section 9 @returns {Outcome} */
export const outcomeOf = ({ coverage, position, level }) => ({
  isComplete: coverage.unanswered === 0,
  progress: coverage.items > 0 ? (coverage.items - coverage.unanswered) / coverage.items : 0,
  position: position.score ?? null,
  levels: level.tests.map((/** @type {any} */ one) => ({ id: `level-${one.level}`, test: one.test })),
});

/** At most three decimals, with a point: what every LMS reads. @param {number} number */
export const decimal = (number) => String(Math.round(number * 1000) / 1000);
