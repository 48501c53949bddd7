import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DeadBatch } from "../../src/errors.ts";
import { batchSpecs, withPaths } from "../../src/testing/arbitraries/batchSpecs.ts";
import { deadScore } from "../../src/testing/arbitraries/scores.ts";
import { bareBatch } from "../../src/testing/fakes/bareBatch.ts";
import { withLiveFeatures } from "../../src/withLiveFeatures.ts";

const killed = fc.record({ features: fc.boolean(), score: fc.boolean() });

describe("withLiveFeatures", () => {
  it("drops whom it cannot compare, alone, by scores only if asked", () =>
    fc.assert(
      fc.property(
        batchSpecs({ minPaths: 2 }),
        fc.array(killed, { minLength: 12, maxLength: 12 }),
        deadScore(),
        fc.boolean(),
        (live, kills, value, looks) => {
          const dead = (i: number) => kills[i]?.features || (looks && kills[i]?.score);
          const spec = withPaths(live, ({ features, score }, i) => ({
            features: kills[i]?.features ? [...features.slice(1), value] : features,
            score: kills[i]?.score ? value : score,
          }));
          const { batch, events } = bareBatch(spec, ["features", "score"]);
          const left = spec.paths.filter((_, i) => !dead(i)).map(({ key }) => key);
          const drop = () => withLiveFeatures(batch, "here", looks).paths.map(({ key }) => key);
          if (left.length === 0) expect(drop).toThrow(DeadBatch);
          else {
            expect(drop()).toEqual(left);
            const named = events.flatMap((event) => (event.type === "died" ? event.paths : []));
            expect(named.length).toBe(spec.paths.length - left.length);
          }
        },
      ),
    ));
  it("takes a field that is missing for a dead one", () => {
    const { batch } = bareBatch({ prompt: "p", seed: 1, n: 1, scale: 0, paths: [] }, []);
    const path = { key: "a", lineage: [], logWeight: 0, weighed: [] };
    const bare = { ...batch, paths: [path] };
    expect(() => withLiveFeatures<never>(bare, "here", false)).toThrow(DeadBatch);
    const featured = { ...path, features: Float32Array.of(1) };
    const seen = { ...batch, paths: [featured] };
    expect(() => withLiveFeatures<never>(seen, "here", true)).toThrow(DeadBatch);
    expect(withLiveFeatures<never>(seen, "here", false).paths).toEqual([featured]);
  });
});
