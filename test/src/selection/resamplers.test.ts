import { describe, expect, it } from "vitest";
import { multinomial } from "../../../src/selection/multinomial.ts";
import { resamplers, type Scheme, schemeOf } from "../../../src/selection/resamplers.ts";
import { choiceOf } from "../../../src/words.ts";

const words = [
  ...["multinomial", "stratified", "systematic", "residual", "ssp", "killing"],
  ...["gumbel-topk", "vasr", "round", "replace-worst"],
];

describe("resamplers", () => {
  it("are the words of graph files, each with its sentence", () => {
    expect(Object.keys(resamplers)).toEqual(words);
    for (const { about } of Object.values(resamplers)) expect(about).toMatch(/^[A-Z].*\.$/);
  });
  it("say why they are biased where they are", () => {
    const biased = Object.entries(resamplers).flatMap(([word, { bias }]) =>
      bias === null ? [] : [[word, bias]],
    );
    expect(biased).toEqual([
      ["round", "copies are rounded, not drawn by weight"],
      [
        "replace-worst",
        "the paths of the lowest weights are replaced by copies of the best, not drawn by weight",
      ],
    ]);
  });
  it.each<[Scheme, readonly [number, number][], readonly [number, number][]]>([
    [
      "multinomial",
      [
        [1, 9],
        [9, 1],
        [4, 4],
      ],
      [],
    ],
    [
      "ssp",
      [
        [1, 9],
        [9, 1],
        [4, 4],
      ],
      [],
    ],
    [
      "round",
      [
        [1, 9],
        [9, 1],
        [4, 4],
      ],
      [],
    ],
    [
      { vasr: 1 },
      [
        [1, 9],
        [9, 1],
        [4, 4],
      ],
      [],
    ],
    [
      "killing",
      [
        [1, 1],
        [4, 4],
      ],
      [
        [3, 4],
        [4, 3],
      ],
    ],
    [
      { "replace-worst": 0.5 },
      [
        [1, 1],
        [4, 4],
      ],
      [
        [3, 4],
        [4, 3],
      ],
    ],
    [
      "gumbel-topk",
      [
        [1, 2],
        [3, 4],
      ],
      [
        [4, 4],
        [4, 3],
      ],
    ],
  ])("%j says which widths it cannot make", (scheme, good, bad) => {
    const { refuses } = schemeOf(scheme);
    for (const [wanted, width] of good) expect(refuses?.(wanted, width) ?? null).toBe(null);
    for (const [wanted, width] of bad) expect(refuses?.(wanted, width)).toMatch(/^keeps .* in$/);
  });
  it("draw by the weights of log-weights of any height, and know no dead one", () => {
    const logWeights = [1000, 1000 + Math.log(3), Number.NaN, -Infinity];
    const draws = () => {
      const numbers = [0.1, 0.3, 0.9, 0.2];
      return () => numbers.shift() ?? 0;
    };
    const { drawn, logExpected } = schemeOf("multinomial").reproduce(
      { logWeights, scores: [0, 0, 0, 0] },
      4,
      draws(),
    );
    expect(drawn).toEqual(multinomial([0.25, 0.75, 0, 0], 4, draws()));
    expect(logExpected).toBe(undefined);
  });
  it("are read from a file and nothing else is", () => {
    const codec = choiceOf(resamplers);
    for (const good of ["ssp", "round", { vasr: 0 }, { "replace-worst": 1 }])
      expect(codec.decode(good)).toEqual({ _tag: "Right", right: good });
    for (const bad of ["vasr", { vasr: -1 }, { "replace-worst": 1.1 }, { ssp: 1 }, "lottery", {}])
      expect(codec.decode(bad)._tag).toBe("Left");
  });
});
