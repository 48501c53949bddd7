import assert from "node:assert/strict";
import fc from "fast-check";
import { of } from "rxjs";
import { DeadBatch, RunError } from "../../errors.ts";
import { batchSpecs, withPaths } from "../arbitraries/batchSpecs.ts";
import { deadScore } from "../arbitraries/scores.ts";
import { bareBatch } from "../fakes/bareBatch.ts";
import { failureOf } from "../streams/failureOf.ts";
import type { Law } from "./Law.ts";
import type { SelectionTrial } from "./SelectionTrial.ts";
import { selected } from "./selected.ts";
import { stepOf } from "./stepOf.ts";
import { usual } from "./usual.ts";

const any = (minPaths: number) => batchSpecs({ minPaths });

/** What a selection owes where paths are dead. */
export const deathLaws = <P>(trial: Mortal<P>): readonly Law[] => [
  { name: "never chooses a dead path while one is alive", check: () => lastAlive(trial) },
  { name: "fails when every path is dead, and names the scores", check: () => allDead(trial) },
];

/** A trial that says what makes a path dead. */
export type Mortal<P> = SelectionTrial<P> & Required<Pick<SelectionTrial<P>, "dead">>;

const lastAlive = <P>({ params, batches = any, ...trial }: Mortal<P>) =>
  fc.assert(
    fc.asyncProperty(params, batches(2), deadScore(), fc.nat(), async (p, spec, value, who) => {
      const alive = who % spec.paths.length;
      const mostly = withPaths(spec, ({ lineage }, i) => ({
        lineage: [...lineage, i], // tells the paths apart, as copies have keys of their own
        ...(i === alive ? {} : trial.dead(value)),
      }));
      const { paths } = await selected(trial, p, mostly);
      const parents = paths.map(({ lineage }) => lineage.at(-2));
      assert.deepEqual(
        parents,
        paths.map(() => alive),
      );
      assert.equal(paths.length, trial.count(p, spec.n, 1));
    }),
    usual,
  );

const allDead = <P>({ operator, params, batches = any, ...trial }: Mortal<P>) =>
  fc.assert(
    fc.asyncProperty(params, batches(1), deadScore(), async (p, spec, value) => {
      const dead = withPaths(spec, () => trial.dead(value));
      const step = stepOf(operator, p, "here");
      const error = await failureOf(of(bareBatch(dead, trial.fields).batch).pipe(step));
      assert.ok(error instanceof RunError, `a RunError was expected, not ${String(error)}`);
      assert.deepEqual([error.step, error.scale], ["here", spec.scale]);
      const { cause } = error;
      assert.ok(cause instanceof DeadBatch, `a DeadBatch was expected, not ${String(cause)}`);
      const named = trial.named?.(value) ?? value;
      assert.deepEqual(
        cause.values,
        spec.paths.map(() => named),
      );
    }),
    usual,
  );
