import type { ModelSpec } from "../../models/ports.ts";

/** Sides of the embedded model's 13 scales: design.md 5. */
export const sides13 = [1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8];

/** Tokens of this scale and all before it. */
const tokensUpTo = (sides: readonly number[], last: number): number =>
  sides.slice(0, last + 1).reduce((sum, side) => sum + side * side, 0);

/** A model whose costs are all different, so that no sum can come out right by accident. */
export const fakeSpec = (sides: readonly number[] = sides13): ModelSpec => ({
  name: "fake",
  hash: "f".repeat(64),
  sides,
  bits: 2,
  image: [3, 2, 2],
  sampling: sides.map((_, scale) => ({
    guidance: 3 + scale / 8,
    temperature: 0.5 + scale / 64,
    topP: 0.75 + scale / 128,
  })),
  cost: {
    begin: 7,
    transformer: sides.map((side, scale) => 1000 * side * side + scale),
    attention: sides.map((side, scale) => 100 * side * side + scale),
    cacheBytes: sides.map((_, scale) => 64 * tokensUpTo(sides, scale)),
    latentBytes: 128,
    decode: 11,
    smallerDecodes: { 1: 5, 2: 6 },
    extract: { structure: 13, semantic: 17, pixels: 0 },
    score: { alignment: 19, aesthetic: 23 },
  },
  encoders: ["structure", "semantic", "pixels"],
  rewards: ["alignment", "aesthetic"],
  refuses: async (prompt) =>
    prompt.trim() === "" ? { message: "the prompt is empty", hint: "say what to draw" } : null,
});
