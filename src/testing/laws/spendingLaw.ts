import assert from "node:assert/strict";
import fc from "fast-check";
import { of } from "rxjs";
import { flopsOf } from "../../run/flopsOf.ts";
import { heldBatch } from "../fakes/heldBatch.ts";
import { only } from "../streams/only.ts";
import type { Law } from "./Law.ts";
import type { Tried } from "./tried.ts";
import { usual } from "./usual.ts";

/** What an operator says it spends is what it spends: a plan is held to a run by it. */
export const spendingLaw = <P>({ operator, given, fieldsOf, open, apply }: Tried<P>): Law => ({
  name: "spends what it declares, on roles that it declares",
  check: () =>
    fc.assert(
      fc.asyncProperty(...given, async (params, spec, more, batch) => {
        const fake = await open(spec, { batch });
        await only(of(heldBatch(fake, spec, fieldsOf(params, more))).pipe(apply(params)));
        const declared = operator.spends?.(params, spec.paths.length) ?? {};
        const scale = spec.scale + (operator.advances ? 1 : 0);
        const expected = flopsOf(declared, fake.models.spec.cost, scale);
        assert.deepEqual(fake.meter.flops, expected, "FLOPs counted, and declared, differ");
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
