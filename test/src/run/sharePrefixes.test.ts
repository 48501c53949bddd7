import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Holdings } from "../../../src/models/Holdings.ts";
import { sharePrefixes } from "../../../src/run/sharePrefixes.ts";

const holdings = new Holdings();
const owner = { device: "here", free: () => {}, read: async () => new Float32Array(0) };
const tensors = [0, 1, 2].map(() => holdings.hold("float32", [4, 1], owner));
const views = fc
  .tuple(fc.constantFrom(...tensors), fc.nat(2))
  .map(([tensor, row]) => ({ tensor, row }));
const states = fc.array(fc.record({ cache: views, latent: views }), { maxLength: 12 });

describe("sharePrefixes", () => {
  it("leads each path to its own rows, and holds no pair of rows twice", () =>
    fc.assert(
      fc.property(states, (paths) => {
        const { prefixes, fan } = sharePrefixes(paths);
        expect(fan).toHaveLength(paths.length);
        for (const [i, path] of paths.entries()) {
          const prefix = prefixes[fan[i] as number];
          expect(prefix?.cache.tensor).toBe(path.cache.tensor);
          expect(prefix?.latent.tensor).toBe(path.latent.tensor);
          expect([prefix?.cache.row, prefix?.latent.row]).toEqual([
            path.cache.row,
            path.latent.row,
          ]);
        }
        const name = ({ cache, latent }: (typeof paths)[number]) =>
          [
            tensors.indexOf(cache.tensor),
            cache.row,
            tensors.indexOf(latent.tensor),
            latent.row,
          ].join();
        expect(prefixes).toHaveLength(new Set(paths.map(name)).size);
      }),
    ));
  it("numbers prefixes by first use", () => {
    const [a, b] = tensors as [(typeof tensors)[0], (typeof tensors)[0]];
    const at = (tensor: typeof a, row: number) => ({
      cache: { tensor: a, row: 0 },
      latent: { tensor, row },
    });
    expect(sharePrefixes([at(b, 1), at(a, 1), at(b, 1), at(b, 0)]).fan).toEqual([0, 1, 0, 2]);
  });
});
