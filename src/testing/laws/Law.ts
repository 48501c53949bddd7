/**
 * Something that must hold, and a check of it: it throws, or rejects, with what was expected and an
 * example of the contrary. No test runner is needed to hold it.
 *
 * @example for (const { name, check } of resamplerLaws(mine)) it(name, check);
 */
export interface Law {
  /** What holds, as a sentence without its subject: the name of a test. */
  readonly name: string;
  /** Throws or rejects where it does not hold. */
  readonly check: () => void | Promise<void>;
}
