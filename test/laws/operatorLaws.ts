import fc from "fast-check";
import { of } from "rxjs";
import { expect, it } from "vitest";
import type { Batch } from "../../src/Batch.ts";
import { RunError } from "../../src/errors.ts";
import { needsOf, type OperatorSpec, type Step } from "../../src/operator.ts";
import { type Field, rowFields, viewsOf } from "../../src/Path.ts";
import { type BatchSpec, batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import type { FakeOptions } from "../../src/testing/fakes/fakeModels.ts";
import { type FakeRun, fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { frozen } from "../../src/testing/fakes/frozen.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { plain } from "../../src/testing/fakes/plain.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { oneUse } from "../../src/testing/streams/oneUse.ts";
import { only } from "../../src/testing/streams/only.ts";

/** How an operator is tried out. */
export interface Trial<P> {
  readonly operator: OperatorSpec<P, Field, Field, Field>;
  readonly apply: (params: P, id?: string) => Step<Field, Field, Field>;
  readonly params: fc.Arbitrary<P>;
  /** What it may be given; any batch if absent. */
  readonly batches?: fc.Arbitrary<BatchSpec>;
  /**
   * What makes it fail: models that break, or a batch that has nothing to choose from; `never` for
   * one that calls no model and takes any batch.
   */
  readonly breaks:
    | "never"
    | {
        readonly models?: FakeOptions;
        readonly batch?: (spec: BatchSpec) => BatchSpec;
      };
}

/** Fields that may lie on any path beside those that a step needs. */
const extras = fc.subarray<Field>(["cache", "latent", "image", "features", "score", "history"]);

/** Batch limits small enough that most calls are split. */
const limits = fc.constantFrom(1, 2, 3, 64);

/** What every operator owes the engine. Each operator's test file calls it once. */
export function operatorLaws<P>({ operator, apply, params, breaks, ...rest }: Trial<P>): void {
  const batches = rest.batches ?? batchSpecs();
  const fieldsOf = (p: P, more: readonly Field[]) => [
    ...new Set([...needsOf(operator as never, p), ...more]),
  ];
  const opened = (spec: BatchSpec, options: FakeOptions = {}) => fakeRun(spec, options);
  const applied = (p: P, batch: Batch<Field>) => only(of(batch).pipe(apply(p)));

  it("adds the fields it declares, clears those it declares, and keeps the rest", () =>
    fc.assert(
      fc.asyncProperty(params, batches, extras, limits, async (p, spec, more, batch) => {
        const fields = fieldsOf(p, more);
        const fake = await opened(spec, { batch });
        const { paths } = await applied(p, heldBatch(fake, spec, fields));
        const kept = fields.filter((field) => !operator.clears.includes(field));
        const expected = [
          ...new Set([...kept, ...operator.adds]),
          "key",
          "lineage",
          "logWeight",
          "weighed",
        ];
        expect(paths.length).toBeGreaterThan(0);
        for (const path of paths) {
          expect(Object.keys(path).sort()).toEqual(expected.sort());
          expect(Object.values(path)).not.toContain(undefined);
        }
      }),
      { numRuns: 25 },
    ));

  it("repeats itself and leaves its input alone", () =>
    fc.assert(
      fc.asyncProperty(params, batches, extras, limits, async (p, spec, more, limit) => {
        const once = async (batchLimit: number) => {
          const fake = await opened(spec, { batch: batchLimit });
          const batch = frozen(heldBatch(fake, spec, fieldsOf(p, more)));
          const before = plain(batch);
          const after = await applied(p, batch);
          expect(plain(batch)).toEqual(before);
          return { after: await Promise.all(after.paths.map(contents)), fake };
        };
        const [first, second] = [await once(64), await once(limit)];
        expect(second.after).toEqual(first.after);
        expect(second.fake.events).toEqual(first.fake.events);
      }),
      { numRuns: 25 },
    ));

  it("owns one reference for each row it emits, and no other", () =>
    fc.assert(
      fc.asyncProperty(params, batches, extras, limits, async (p, spec, more, batch) => {
        const fake = await opened(spec, { batch });
        const { paths } = await applied(p, heldBatch(fake, spec, fieldsOf(p, more)));
        const views = paths.flatMap(viewsOf);
        expect(fake.held()).toBe(views.length);
        const tensors = new Set(views.map(({ tensor }) => tensor));
        expect(fake.lease.holdings.live - 1).toBe(tensors.size);
        for (const { tensor } of views) tensor.release();
        expect(fake.held()).toBe(0);
      }),
      { numRuns: 25 },
    ));

  it("consumes its source once, and answers each batch with one", () =>
    fc.assert(
      fc.asyncProperty(params, batches, async (p, spec) => {
        const fake = await opened(spec);
        const batch = () => heldBatch(fake, spec, fieldsOf(p, ["latent"]));
        await only(oneUse(of(batch())).pipe(apply(p)));
        const seen: unknown[] = [];
        await new Promise<void>((complete, error) =>
          of(batch(), batch())
            .pipe(apply(p))
            .subscribe({ next: (after) => void seen.push(plain(after)), complete, error }),
        );
        expect(seen).toHaveLength(2);
      }),
      { numRuns: 5 },
    ));

  if (breaks === "never") return;
  it("fails with its step and scale, and the lease frees what it held", () =>
    fc.assert(
      fc.asyncProperty(params, batches, extras, async (p, spec, more) => {
        const fake: FakeRun = await opened(spec, breaks.models);
        const broken = breaks.batch?.(spec) ?? spec;
        const batch = heldBatch(fake, broken, fieldsOf(p, more));
        const error = await failureOf(of(batch).pipe(apply(p, "here")));
        expect(error).toBeInstanceOf(RunError);
        const scale = spec.scale + (operator.advances ? 1 : 0);
        expect(error).toMatchObject({ step: "here", scale });
        expect((error as RunError).message).toMatch(`step here at scale ${scale}: `);
        expect((error as RunError).cause).toBeInstanceOf(Error);
        await fake.lease.close();
        expect(fake.models.device.live()).toBe(0);
      }),
      { numRuns: 15 },
    ));
}

/** All of a path, with the numbers of the rows it views. */
const contents = async (path: object): Promise<unknown> => ({
  ...Object.fromEntries(
    Object.entries(path).filter(([field]) => !(rowFields as readonly string[]).includes(field)),
  ),
  rows: await Promise.all(
    viewsOf(path).map(async ({ tensor, row }) => [...(await tensor.read(row))]),
  ),
});
