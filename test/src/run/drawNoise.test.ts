import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noiseAt } from "../../../src/random/noiseAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { drawNoise } from "../../../src/run/drawNoise.ts";

const place = fc.record({ seed: fc.maxSafeNat(), prompt: fc.string(), scale: fc.nat(12) });
const keys = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 });

describe("drawNoise", () => {
  it("gives each path the numbers of (seed, prompt, key, scale), whoever is beside it", () =>
    fc.assert(
      fc.property(place, keys, fc.nat(20), ({ seed, prompt, scale }, paths, count) => {
        const noise = drawNoise({ seed, prompt, scale }, paths, count);
        expect(noise).toHaveLength(paths.length * count);
        for (const [i, key] of paths.entries()) {
          const own = noiseAt(placeAt("noise", seed, prompt, key, scale), count);
          expect(noise.slice(i * count, (i + 1) * count)).toEqual(own);
        }
      }),
    ));
  it("draws anew for each seed, prompt, scale and key", () => {
    const at = { seed: 1, prompt: "two stars", scale: 3 };
    const all = [
      drawNoise(at, ["a"], 8),
      drawNoise({ ...at, seed: 2 }, ["a"], 8),
      drawNoise({ ...at, prompt: "two star" }, ["a"], 8),
      drawNoise({ ...at, scale: 4 }, ["a"], 8),
      drawNoise(at, ["b"], 8),
    ];
    expect(new Set(all.map((noise) => noise.join())).size).toBe(all.length);
  });
});
