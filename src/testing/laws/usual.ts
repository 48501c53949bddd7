/** What every check of a law tells where it fails: what was expected beside the counterexample. */
export const usual = { includeErrorInReport: true } as const;
