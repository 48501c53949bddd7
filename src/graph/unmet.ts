import type { Problem } from "./Problem.ts";
import type { StepTest } from "./StepTest.ts";
import type { Selection } from "./testStep.ts";

/** An expectation of a test that was not met. */
export interface Unmet extends Problem {
  /** What would be met, to twelve digits. */
  readonly came: readonly number[];
}

/** Log-weights agree to nine digits: logarithms differ in the last ones from machine to machine. */
const tolerance = 1e-9;

/** What came out of a step otherwise than its test says; paths are from the top of the test. */
export function unmet({ step, expect }: StepTest, left: Selection): readonly Unmet[] {
  const lists = Object.entries(expect) as [keyof Selection, readonly number[]][];
  return lists
    .filter(([name, wanted]) => !agree(wanted, left[name]))
    .map(([name, wanted]) => {
      const came = left[name].map((x) => Number(x.toPrecision(12)));
      const message = `${step} gives ${shown(came)}, not ${shown(wanted)}`;
      return { path: ["expect", name], message, came };
    });
}

const agree = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length &&
  a.every((x, i) => Math.abs(x - (b[i] as number)) <= tolerance * Math.max(1, Math.abs(x)));

const shown = (numbers: readonly number[]): string => `[${numbers.join(", ")}]`;
