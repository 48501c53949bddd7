import type { Difference } from "./Comparison.ts";
import { differenceOf, type Rows } from "./differenceOf.ts";
import { differenceText } from "./differenceText.ts";
import type { Claim } from "./Experiment.ts";

/** A claim of the paper beside what was found. */
export interface JudgedClaim {
  readonly claim: Claim;
  /** In words; says so where rows are missing. */
  readonly found: string;
  readonly outcome: "agree" | "disagree" | "too close to tell" | "not run";
}

/**
 * Holds a claim against results. `better` and `worse` agree where the interval of the difference
 * leaves 0 out on the right side, and disagree where it does on the wrong one; `no worse` agrees
 * unless the interval lies below 0. Where too few prompts have no interval nothing is told.
 */
export function judgedClaim(claim: Claim, groups: ReadonlyMap<string, Rows>): JudgedClaim {
  const [a, b] = [groups.get(claim.run), groups.get(claim.against)];
  if (a === undefined || b === undefined)
    return { claim, found: "no results yet", outcome: "not run" };
  const difference = differenceOf(a, b, claim.on);
  const metric = claim.on === "judge" ? "" : `${claim.on}: `;
  return {
    claim,
    found: `${metric}${differenceText(difference)}`,
    outcome: outcomeOf(claim, difference),
  };
}

function outcomeOf(
  { expect = "better" }: Claim,
  { difference, verdict }: Difference,
): JudgedClaim["outcome"] {
  if (Number.isNaN(difference.low)) return "too close to tell";
  if (expect === "no worse") return verdict === "worse" ? "disagree" : "agree";
  if (verdict === "too close to tell") return verdict;
  return verdict === expect ? "agree" : "disagree";
}
