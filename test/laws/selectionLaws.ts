import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import type { Batch } from "../../src/Batch.ts";
import { DeadBatch, RunError } from "../../src/errors.ts";
import type { RunEvent } from "../../src/events.ts";
import type { Step } from "../../src/operator.ts";
import { copyKey } from "../../src/random/pathKey.ts";
import {
  type BatchSpec,
  batchSpecs,
  type PathSpec,
  withPaths,
} from "../../src/testing/arbitraries/batchSpecs.ts";
import { deadScore } from "../../src/testing/arbitraries/scores.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { frozen } from "../../src/testing/fakes/frozen.ts";
import type { Numbers } from "../../src/testing/fakes/pathOf.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

/** How a selection is tried out. */
export interface SelectionTrial<P> {
  readonly apply: (params: P, id?: string) => Step<Field, never, never>;
  readonly params: fc.Arbitrary<P>;
  /** What it looks at. */
  readonly fields: readonly Numbers[];
  readonly batches?: (minPaths: number) => fc.Arbitrary<BatchSpec>;
  /** Paths that come out where `live` of them can be chosen. */
  readonly count: (params: P, n: number, live: number) => number;
  /** Makes a path dead by what the selection looks at. */
  readonly dead: (value: number) => Partial<PathSpec>;
  /** What a DeadBatch lists: the value of a dead path. */
  readonly named: (value: number) => number;
  /** Log-weight of a survivor, by that of its parent and by those of all candidates. */
  readonly logWeight: (before: number, candidates: readonly number[]) => number;
  /** A choice that only the step's draws can make; absent where nothing is drawn. */
  readonly gamble?: { readonly params: P; readonly batch: BatchSpec };
}
type Field = Numbers;
type Selected = Extract<RunEvent, { type: "selected" }>;

/** What every operator that selects owes the engine. Each one's test file calls it once. */
export function selectionLaws<P>(trial: SelectionTrial<P>): void {
  const { apply, params, fields, batches = (minPaths) => batchSpecs({ minPaths }) } = trial;
  const select = async (p: P, spec: BatchSpec, id?: string) => {
    const { batch, events } = bareBatch(spec, fields);
    const { paths } = await only(of(frozen(batch)).pipe(apply(p, id)));
    const selected = events.filter((event) => event.type === "selected") as Selected[];
    expect(selected).toHaveLength(1);
    return { batch, events, paths, selected: selected[0] as Selected };
  };
  /** What the selection chose from: the batch, as it was weighed where that came first. */
  const candidatesOf = (batch: Batch<Field>, events: readonly RunEvent[]) => {
    const weighed = events.find((event) => event.type === "weighed");
    return batch.paths.map(({ key, logWeight }, i) => ({
      key,
      logWeight: weighed?.logWeights[i] ?? logWeight,
    }));
  };
  const chosen = async (p: P, spec: BatchSpec, id?: string) =>
    (await select(p, spec, id)).selected.survivors.map(({ from }) => from);

  describe("as a selection", () => {
    it("keeps as many as it was asked, times n", () =>
      fc.assert(
        fc.asyncProperty(params, batches(1), async (p, spec) => {
          const { paths } = await select(p, spec);
          expect(paths).toHaveLength(trial.count(p, spec.n, spec.paths.length));
        }),
      ));

    it("keeps only what came in, in batch order, and tells parent and weight", () =>
      fc.assert(
        fc.asyncProperty(params, batches(1), async (p, spec) => {
          const { batch, events, paths, selected } = await select(p, spec, "here");
          const weights = candidatesOf(batch, events).map(({ logWeight }) => logWeight);
          const from = selected.survivors.map((survivor) => survivor.from);
          expect(from).toEqual([...from].sort((a, b) => a - b));
          const places = paths.map(({ lineage }) => lineage.at(-1) as number);
          expect(places).toEqual(from);
          for (const [i, { key, lineage, logWeight, weighed: _w, ...rest }] of paths.entries()) {
            const parent = batch.paths[from[i] as number] as (typeof paths)[number];
            const { key: _, lineage: before, logWeight: _l, weighed: _v, ...own } = parent;
            expect(rest).toEqual(own);
            expect(lineage).toEqual([...before, from[i]]);
            expect(logWeight).toBe(trial.logWeight(weights[from[i] as number] as number, weights));
            expect(selected.survivors[i]).toEqual({ key, logWeight, from: from[i] });
          }
        }),
      ));

    it("leaves the first copy its key and gives every further one its own", () =>
      fc.assert(
        fc.asyncProperty(params, batches(1), async (p, spec) => {
          const { batch, paths, selected } = await select(p, spec, "here");
          const copies = new Map<number, number>();
          for (const [i, { from }] of selected.survivors.entries()) {
            const copy = copies.get(from) ?? 0;
            copies.set(from, copy + 1);
            const { key } = batch.paths[from] as Batch<Field>["paths"][number];
            const expected = copy === 0 ? key : copyKey(key, spec.scale, "here", copy);
            expect(paths[i]?.key).toBe(expected);
          }
          expect(new Set(paths.map(({ key }) => key)).size).toBe(paths.length);
        }),
      ));

    it("tells a `selected` event from which the choice can be read", () =>
      fc.assert(
        fc.asyncProperty(params, batches(1), async (p, spec) => {
          const { batch, events, paths, selected } = await select(p, spec, "here");
          expect(selected).toMatchObject({ step: "here", scale: spec.scale });
          expect(selected.candidates).toEqual(candidatesOf(batch, events));
          const kept = selected.survivors.map(({ key, logWeight }) => ({ key, logWeight }));
          expect(kept).toEqual(paths.map(({ key, logWeight }) => ({ key, logWeight })));
          expect(JSON.parse(JSON.stringify(selected))).toEqual(selected);
        }),
      ));

    it("chooses alike for the same seed, prompt, scale and step, whatever the keys", () =>
      fc.assert(
        fc.asyncProperty(params, batches(1), async (p, spec) => {
          const renamed = withPaths(spec, ({ key, lineage }) => ({
            key: `${key.slice(1)}f`,
            lineage: [...lineage, 7],
          }));
          expect(await chosen(p, renamed, "here")).toEqual(await chosen(p, spec, "here"));
        }),
      ));

    it("never chooses a dead path while one is alive", () =>
      fc.assert(
        fc.asyncProperty(params, batches(2), deadScore(), fc.nat(), async (p, spec, value, who) => {
          const alive = who % spec.paths.length;
          const mostly = withPaths(spec, (_, i) => (i === alive ? {} : trial.dead(value)));
          const { paths } = await select(p, mostly);
          const { key } = spec.paths[alive] as PathSpec;
          expect(paths).toHaveLength(trial.count(p, spec.n, 1));
          expect(paths[0]?.key).toBe(key);
          for (const { lineage } of paths)
            expect(lineage.slice(0, -1)).toEqual(paths[0]?.lineage.slice(0, -1));
        }),
      ));

    it("fails when every path is dead, and names the scores", () =>
      fc.assert(
        fc.asyncProperty(params, batches(1), deadScore(), async (p, spec, value) => {
          const { batch } = bareBatch(
            withPaths(spec, () => trial.dead(value)),
            fields,
          );
          const error = await failureOf(of(batch).pipe(apply(p, "here")));
          expect(error).toBeInstanceOf(RunError);
          const { cause, message } = error as RunError;
          expect(cause).toBeInstanceOf(DeadBatch);
          expect((cause as DeadBatch).values).toEqual(spec.paths.map(() => trial.named(value)));
          expect(message).toContain(`step here at scale ${spec.scale}`);
          expect(message).toContain(String(trial.named(value)));
        }),
      ));

    const { gamble } = trial;
    if (gamble !== undefined)
      it("draws from a stream of its own for each seed, prompt, scale and step id", async () => {
        const { params: p, batch } = gamble;
        const outcomes = async (about: (i: number) => [Partial<BatchSpec>, string]) => {
          const all = Array.from({ length: 24 }, async (_, i) => {
            const [change, id] = about(i);
            return (await chosen(p, { ...batch, ...change }, id)).join();
          });
          return new Set(await Promise.all(all)).size;
        };
        expect(await outcomes(() => [{}, "here"])).toBe(1);
        expect(await outcomes((i) => [{}, `step-${i}`])).toBeGreaterThan(1);
        expect(await outcomes((i) => [{ seed: i }, "here"])).toBeGreaterThan(1);
        expect(await outcomes((i) => [{ prompt: `prompt ${i}` }, "here"])).toBeGreaterThan(1);
        expect(await outcomes((i) => [{ scale: i % 12 }, "here"])).toBeGreaterThan(1);
      });
  });
}
