import assert from "node:assert/strict";
import fc from "fast-check";
import { of } from "rxjs";
import type { Flops } from "../../run/Cost.ts";
import { flopsOf } from "../../run/flopsOf.ts";
import { heldBatch } from "../fakes/heldBatch.ts";
import { only } from "../streams/only.ts";
import type { Law } from "./Law.ts";
import type { Tried } from "./tried.ts";
import { usual } from "./usual.ts";

/** Exactly what is declared; where that hangs on data, between the least and the most of it. */
function assertWithin(flops: Flops, { least, most }: { least?: Flops; most: Flops }): void {
  if (least === undefined) {
    assert.deepEqual(flops, most, "FLOPs counted, and declared, differ");
    return;
  }
  for (const part of Object.keys(most) as (keyof Flops)[])
    assert.ok(
      least[part] <= flops[part] && flops[part] <= most[part],
      `${flops[part]} FLOPs of ${part}, and ${least[part]} to ${most[part]} declared`,
    );
}

/** What an operator says it spends is what it spends: a plan is held to a run by it. */
export const spendingLaw = <P>({ operator, given, fieldsOf, open, apply }: Tried<P>): Law => ({
  name: "spends what it declares, on roles that it declares",
  check: () =>
    fc.assert(
      fc.asyncProperty(...given, async (params, spec, more, batch) => {
        const fake = await open(spec, { batch });
        await only(of(heldBatch(fake, spec, fieldsOf(params, more))).pipe(apply(params)));
        const { cost, sides } = fake.models.spec;
        const spot = { scale: spec.scale + (operator.advances ? 1 : 0), scales: sides.length };
        const declared = operator.spends?.(params, spec.paths.length, spot) ?? {};
        const least = operator.spendsAtLeast?.(params, spec.paths.length, spot);
        assertWithin(fake.meter.flops, {
          most: flopsOf(declared, cost, spot.scale),
          ...(least === undefined ? {} : { least: flopsOf(least, cost, spot.scale) }),
        });
        const roles = operator.roles?.(params) ?? [];
        for (const [kind, spent] of [
          ["encoder", declared.extract],
          ["reward", declared.score],
        ] as const)
          for (const name of Object.keys(spent ?? {}))
            assert.ok(
              roles.some((role) => role.kind === kind && role.name === name),
              `spends on ${kind} ${name}, which is none of its roles`,
            );
      }),
      { numRuns: 25, ...usual },
    ),
});
