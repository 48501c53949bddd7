import type { Bundle } from "../../src/models/Bundle.ts";
import type { Answer, Call, OnnxLease } from "../../src/models/onnx/OnnxLease.ts";
import { stepFeeds } from "../../src/models/onnx/stepFeeds.ts";
import type { Start, StepRequest } from "../../src/models/ports.ts";

/** One path that draws one scale from a state, with what else the call asks for. */
export const callStep = (
  lease: OnnxLease,
  bundle: Bundle,
  { condition, cache, latent }: Start,
  {
    also,
    ...asked
  }: Pick<StepRequest, "scale" | "noise" | "sampling"> & {
    readonly also: Pick<Call, "take" | "measure">;
  },
): Promise<Answer> =>
  lease.call({
    session: "step",
    feeds: stepFeeds(bundle, lease, {
      ...{ condition, ...asked, fan: [0] },
      prefixes: [{ cache: { tensor: cache, row: 0 }, latent: { tensor: latent, row: 0 } }],
    }),
    keep: { cache: ["keys", "values"], latent: ["latent"] },
    ...also,
  });
