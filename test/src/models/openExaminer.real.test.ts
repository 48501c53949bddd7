// Pictures and prompts, as models of other bundles see them, against Pillow and the reference tokenizers.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { openExaminer } from "../../../src/models/openExaminer.ts";

/** What Python said, written by `export/tiny_scores.py`. */
interface Fixture {
  readonly prompt: string;
  readonly side: number;
  readonly cases: readonly {
    readonly bundle: string;
    readonly kind: "reward" | "encoder";
    readonly name: string;
    /** A score a picture, or a few numbers of the mean of its patches. */
    readonly values: readonly (number | readonly number[])[];
  }[];
}

const { prompt, side, cases }: Fixture = JSON.parse(
  readFileSync(shipped("test", "fixtures", "scores.json"), "utf8"),
);
const bundle = (name: string): string => shipped("test", "fixtures", "models", name);

/** The pictures that the fixture names, by its rules. */
const pictures = [
  (x: number, y: number, c: number) =>
    Math.imul((c * side + y) * side + x + 1, 2654435761 | 0) >>> 24,
  (x: number, y: number, c: number) => (3 * x + 5 * y + 40 * c) % 256,
].map((rule) => ({
  ...{ width: side, height: side },
  pixels: Float32Array.from(
    { length: 3 * side * side },
    (_, i) => rule(i % side, Math.floor(i / side) % side, Math.floor(i / (side * side))) / 255,
  ),
}));

describe.each(cases)("$kind $name of $bundle", ({ bundle: folder, kind, name, values }) => {
  it("sees what Pillow shows, and reads what the reference reads", async () => {
    const roles = [{ kind, name: "mine", folder: bundle(folder), from: name }];
    const examiner = await openExaminer(bundle("infinity-tiny"), {}, roles);
    try {
      const found =
        kind === "reward"
          ? await examiner.score("mine", pictures, prompt)
          : (await examiner.describe(pictures)).map((vector) =>
              [...vector].filter((_, i) => i % 7 === 0),
            );
      expect(found).toHaveLength(values.length);
      for (const [i, one] of [values].flat(2).entries())
        expect(Math.abs(([found].flat(2)[i] ?? Number.NaN) - (one as number))).toBeLessThan(1e-4);
    } finally {
      await examiner.close();
    }
  });
});
