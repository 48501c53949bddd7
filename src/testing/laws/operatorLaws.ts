import assert from "node:assert/strict";
import fc from "fast-check";
import { of } from "rxjs";
import { addsOf } from "../../operator.ts";
import { type Field, viewsOf } from "../../Path.ts";
import { frozen } from "../fakes/frozen.ts";
import { heldBatch } from "../fakes/heldBatch.ts";
import { plain } from "../fakes/plain.ts";
import { oneUse } from "../streams/oneUse.ts";
import { only } from "../streams/only.ts";
import { recorded } from "../streams/recorded.ts";
import { contentsOf } from "./contentsOf.ts";
import { failureLaws } from "./failureLaws.ts";
import type { Law } from "./Law.ts";
import type { OperatorTrial } from "./OperatorTrial.ts";
import { spendingLaw } from "./spendingLaw.ts";
import { type Tried, tried } from "./tried.ts";
import { usual } from "./usual.ts";

/**
 * What every operator owes the engine: it carries the fields it declares, repeats itself, leaves its
 * input alone, owns what it emits and nothing else, spends what it says, and fails with its place.
 *
 * @example
 * const laws = operatorLaws({
 *   operator: tournament,
 *   params: fc.record({ to: fc.integer({ min: 1, max: 4 }), among: fc.integer({ min: 1, max: 4 }) }),
 *   breaks: "never",
 * });
 * for (const { name, check } of laws) it(name, check);
 */
export function operatorLaws<P>(trial: OperatorTrial<P>): readonly Law[] {
  const subject = tried(trial);
  return [
    fieldsLaw(subject),
    repeatLaw(subject),
    ownershipLaw(subject),
    consumptionLaw(subject),
    spendingLaw(subject),
    ...failureLaws(subject),
  ];
}

const always = ["key", "lineage", "logWeight", "weighed"];

const fieldsLaw = <P>({ operator, given, fieldsOf, open, apply }: Tried<P>): Law => ({
  name: "adds the fields it declares, clears those it declares, and keeps the rest",
  check: () =>
    fc.assert(
      fc.asyncProperty(...given, async (params, spec, more, batch) => {
        const fields = fieldsOf(params, more);
        const fake = await open(spec, { batch });
        const { paths } = await only(of(heldBatch(fake, spec, fields)).pipe(apply(params)));
        const kept = fields.filter((field) => !operator.clears.includes(field));
        const expected = [
          ...new Set([...kept, ...addsOf(operator as never, params), ...always]),
        ].sort();
        assert.ok(paths.length > 0, "a batch without paths came out");
        for (const path of paths) {
          const present = Object.entries(path).filter(([, value]) => value !== undefined);
          assert.deepEqual(present.map(([field]) => field).sort(), expected);
        }
      }),
      { numRuns: 25, ...usual },
    ),
});

const repeatLaw = <P>({ given, fieldsOf, open, apply }: Tried<P>): Law => ({
  name: "repeats itself and leaves its input alone",
  check: () =>
    fc.assert(
      fc.asyncProperty(...given, async (params, spec, more, limit) => {
        const once = async (batchLimit: number) => {
          const fake = await open(spec, { batch: batchLimit });
          const batch = frozen(heldBatch(fake, spec, fieldsOf(params, more)));
          const before = plain(batch);
          const after = await only(of(batch).pipe(apply(params)));
          assert.deepEqual(plain(batch), before);
          return { after: await Promise.all(after.paths.map(contentsOf)), events: fake.events };
        };
        const [first, second] = [await once(64), await once(limit)];
        assert.deepEqual(second, first);
      }),
      { numRuns: 25, ...usual },
    ),
});

const ownershipLaw = <P>({ given, fieldsOf, open, apply }: Tried<P>): Law => ({
  name: "owns one reference for each row it emits, and no other",
  check: () =>
    fc.assert(
      fc.asyncProperty(...given, async (params, spec, more, batch) => {
        const fake = await open(spec, { batch });
        const input = heldBatch(fake, spec, fieldsOf(params, more));
        const after = await only(of(input).pipe(apply(params)));
        const views = after.paths.flatMap(viewsOf);
        assert.equal(fake.held(), views.length, "references held, and rows emitted, differ");
        fake.giveBack(after);
      }),
      { numRuns: 25, ...usual },
    ),
});

const consumptionLaw = <P>({ batches, params, fieldsOf, open, apply }: Tried<P>): Law => ({
  name: "consumes its source once, and answers each batch with one",
  check: () =>
    fc.assert(
      fc.asyncProperty(params, batches, async (p, spec) => {
        const fake = await open(spec);
        const extra: readonly Field[] = ["latent"];
        const batch = () => heldBatch(fake, spec, fieldsOf(p, extra));
        await only(oneUse(of(batch())).pipe(apply(p)));
        const [a, b] = [batch(), batch()];
        const { picture } = await recorded((marbles) => marbles("a-b|", { a, b }).pipe(apply(p)));
        assert.equal(picture.replaceAll(/[-()]/g, ""), "ab|");
      }),
      { numRuns: 5, ...usual },
    ),
});
