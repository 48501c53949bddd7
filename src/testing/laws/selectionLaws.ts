import assert from "node:assert/strict";
import fc from "fast-check";
import { copyKey } from "../../random/pathKey.ts";
import { batchSpecs, withPaths } from "../arbitraries/batchSpecs.ts";
import { deathLaws, type Mortal } from "./deathLaws.ts";
import { gambleLaw } from "./gambleLaw.ts";
import type { Law } from "./Law.ts";
import type { SelectionTrial } from "./SelectionTrial.ts";
import { chosen, type Selected, selected } from "./selected.ts";
import { usual } from "./usual.ts";

/**
 * What every operator that selects owes the engine, beside {@link operatorLaws}: it keeps as many
 * paths as it was asked, as they were and in batch order, gives copies keys of their own, tells what
 * it did, chooses alike for the same seed, and never chooses a dead path while one is alive.
 *
 * @example
 * const laws = selectionLaws({
 *   operator: tournament,
 *   params: fc.record({ to: fc.integer({ min: 1, max: 4 }), among: fc.constant(99) }),
 *   fields: ["score"],
 *   count: ({ to }, n) => to * n,
 *   logWeight: (before) => before,
 * });
 */
export function selectionLaws<P>(trial: SelectionTrial<P>): readonly Law[] {
  const holds = holding(trial);
  return [
    holds("keeps as many as it was asked, times n", async (params, spec, { paths }) =>
      assert.equal(paths.length, trial.count(params, spec.n, spec.paths.length)),
    ),
    holds("keeps only what came in, in batch order, and tells parent and weight", (...seen) =>
      assertParents(trial, seen[2]),
    ),
    holds("leaves the first copy its key and gives every further one its own", assertKeys),
    holds("tells a `selected` event from which the choice can be read", assertTold),
    holds(
      "chooses alike for the same seed, prompt, scale and step, whatever the keys",
      async (params, spec, before) => {
        const renamed = withPaths(spec, ({ key, lineage }) => ({
          key: `${key.slice(1)}f`,
          lineage: [...lineage, 7],
        }));
        assert.deepEqual(chosen(await selected(trial, params, renamed)), chosen(before));
      },
    ),
    ...(isMortal(trial) ? deathLaws(trial) : []),
    ...(trial.gamble === undefined ? [] : [gambleLaw(trial, trial.gamble)]),
  ];
}

const isMortal = <P>(trial: SelectionTrial<P>): trial is Mortal<P> => trial.dead !== undefined;

type Seen<P> = (params: P, spec: Spec, selected: Selected) => Promise<void> | void;
type Spec = Parameters<typeof withPaths>[0];

/** Makes laws about one selection each. */
const holding =
  <P>(trial: SelectionTrial<P>) =>
  (name: string, check: Seen<P>): Law => {
    const { params, batches = (minPaths) => batchSpecs({ minPaths }) } = trial;
    const property = fc.asyncProperty(params, batches(1), async (p, spec) =>
      check(p, spec, await selected(trial, p, spec)),
    );
    return { name, check: () => fc.assert(property, usual) };
  };

function assertParents<P>(
  trial: SelectionTrial<P>,
  { batch, paths, candidates, told }: Selected,
): void {
  const from = told.survivors.map((survivor) => survivor.from);
  assert.deepEqual(
    from,
    [...from].sort((a, b) => a - b),
  );
  const weights = candidates.map(({ logWeight }) => logWeight);
  assert.equal(paths.length, from.length, "paths, and survivors told, differ in number");
  for (const [i, { key, lineage, logWeight, weighed: _w, ...rest }] of paths.entries()) {
    const place = from[i] as number;
    const parent = batch.paths[place];
    assert.ok(parent !== undefined, `there is no path ${place} to come from`);
    const { key: _, lineage: before, logWeight: _l, weighed: _v, ...own } = parent;
    assert.deepEqual(rest, own);
    assert.deepEqual(lineage, [...before, place]);
    assert.equal(logWeight, trial.logWeight(weights[place] as number, weights));
    assert.deepEqual(told.survivors[i], { key, logWeight, from: place });
  }
}

function assertKeys(_: unknown, { scale }: Spec, { batch, paths, told }: Selected): void {
  const copies = new Map<number, number>();
  const expected = told.survivors.map(({ from }) => {
    const copy = copies.get(from) ?? 0;
    copies.set(from, copy + 1);
    const key = batch.paths[from]?.key ?? "";
    return copy === 0 ? key : copyKey(key, scale, "here", copy);
  });
  assert.deepEqual(
    paths.map(({ key }) => key),
    expected,
  );
}

function assertTold(_: unknown, { scale }: Spec, { candidates, paths, told }: Selected): void {
  assert.deepEqual([told.step, told.scale], ["here", scale]);
  assert.deepEqual(told.candidates, candidates);
  assert.deepEqual(
    told.survivors.map(({ key, logWeight }) => ({ key, logWeight })),
    paths.map(({ key, logWeight }) => ({ key, logWeight })),
  );
  assert.deepEqual(JSON.parse(JSON.stringify(told)), told);
}
