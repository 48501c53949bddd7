import assert from "node:assert/strict";
import fc from "fast-check";
import { of } from "rxjs";
import { RunError } from "../../errors.ts";
import { heldBatch } from "../fakes/heldBatch.ts";
import { failureOf } from "../streams/failureOf.ts";
import { recorded } from "../streams/recorded.ts";
import type { Law } from "./Law.ts";
import type { Tried } from "./tried.ts";
import { usual } from "./usual.ts";

/** What an operator owes where something fails, ends or is left. */
export const failureLaws = <P>(subject: Tried<P>): readonly Law[] =>
  subject.breaks === "never" ? [passingLaw(subject)] : [passingLaw(subject), placeLaw(subject)];

const passingLaw = <P>({ params, apply }: Tried<P>): Law => ({
  name: "passes on the end and the failure of its source, and leaves it when it is left",
  check: () =>
    fc.assert(
      fc.asyncProperty(params, async (p) => {
        const done = await recorded((marbles) => marbles<never>("-|").pipe(apply(p)));
        assert.equal(done.picture, "-|");
        const error = new RunError("before", 0, "broken");
        const failed = await recorded((marbles) => marbles<never>("#", {}, error).pipe(apply(p)));
        assert.equal(failed.picture, "#");
        assert.equal(failed.error, error);
        const left = await recorded((marbles) => marbles<never>("---|").pipe(apply(p)), "-!");
        assert.deepEqual(left.sources, ["^!"]);
      }),
      { numRuns: 3, ...usual },
    ),
});

const placeLaw = <P>({ operator, breaks, ...subject }: Tried<P>): Law => ({
  name: "fails with its step and scale, and the lease frees what it held",
  check: () =>
    fc.assert(
      fc.asyncProperty(...subject.given, async (params, spec, more, limit) => {
        const { models = {}, batch = (same: typeof spec) => same } =
          breaks === "never" ? {} : breaks;
        const fake = await subject.open(spec, { ...models, batch: limit });
        const broken = heldBatch(fake, batch(spec), subject.fieldsOf(params, more));
        const error = await failureOf(of(broken).pipe(subject.apply(params, "here")));
        assert.ok(error instanceof RunError, `a RunError was expected, not ${String(error)}`);
        const scale = spec.scale + (operator.advances ? 1 : 0);
        assert.deepEqual([error.step, error.scale], ["here", scale]);
        assert.ok(error.message.startsWith(`step here at scale ${scale}: `), error.message);
        assert.ok(error.cause instanceof Error, `its cause is no Error: ${String(error.cause)}`);
        await fake.lease.close();
        assert.equal(fake.models.device.live(), 0, "tensors are left on the device");
      }),
      { numRuns: 15, ...usual },
    ),
});
