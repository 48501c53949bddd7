/**
 * Something that must hold, and a check of it: it throws, or rejects, with what was expected and an
 * example of the contrary. No test runner is needed to hold it.
 *
 * @example for (const { name, check } of resamplerLaws(mine)) it(name, check);
 */
export interface Law {
  readonly name: string;
  readonly check: () => void | Promise<void>;
}
