import { concat, lastValueFrom, map, of, tap } from "rxjs";
import { describe, expect, it } from "vitest";
import { best, decode, generate, score } from "../../../../operators/index.ts";
import { draw, type Search, selectPaths, TensorError } from "../../../../src/index.ts";
import { specOfScores } from "../../../../src/testing/arbitraries/batchSpecs.ts";
import { fakeModels } from "../../../../src/testing/fakes/fakeModels.ts";
import { fakeRun } from "../../../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../../../src/testing/fakes/heldBatch.ts";
import { oneUse } from "../../../../src/testing/streams/oneUse.ts";
import { only } from "../../../../src/testing/streams/only.ts";

const spec = specOfScores([1, 2, 3]);
const fields = ["latent", "image", "score"] as const;

/** A run in the middle and a batch that it holds. */
async function given() {
  const fake = await fakeRun();
  return { fake, batch: heldBatch(fake, spec, fields) };
}

describe("a batch on the fake", () => {
  it("is given back whole by an operator that is right", async () => {
    const { fake, batch } = await given();
    fake.giveBack(await only(of(batch).pipe(best())));
    expect(fake.held()).toBe(0);
  });
  it("that is leaked fails, with what is left", async () => {
    const { fake, batch } = await given();
    const leaky = map(({ paths, ...rest }: typeof batch) => ({
      ...rest,
      paths: paths.slice(0, 1),
    }));
    const after = await only(of(batch).pipe(leaky));
    expect(() => fake.giveBack(after)).toThrow(
      new Error("leaked: 1 × float32 [2, 4], 1 × float32 [1, 4], 2 × float32 [3, 3, 2, 2]"),
    );
  });
  it("that is freed twice fails", async () => {
    const { fake, batch } = await given();
    const eager = tap(({ paths }: typeof batch) => {
      for (const { image } of paths) image.tensor.release();
    });
    const after = await only(of(batch).pipe(eager));
    expect(() => fake.giveBack(after)).toThrow(TensorError);
  });
  it("that is consumed twice fails, by its stream and by its tensors", async () => {
    const { fake, batch } = await given();
    const source = oneUse(of(batch));
    const both = concat(source.pipe(best()), source.pipe(best()));
    await expect(lastValueFrom(both)).rejects.toThrow("consumed twice");
    const twice = lastValueFrom(concat(of(batch).pipe(best()), of(batch).pipe(best())));
    await expect(twice).rejects.toThrow(/a freed tensor .* was (retained|released)/);
    expect(fake.held()).toBeLessThan(2 * spec.paths.length);
  });
});

describe("a whole run on the fake", () => {
  const run = async (last: Search) => {
    const models = fakeModels({ sides: [1] });
    const inputs = { prompt: "two stars", seed: 1, n: 1, paths: 3, models };
    await lastValueFrom(draw(inputs, last));
    await models.settled();
    return [models.device.live(), models.device.abandoned];
  };
  const scored: Search = (begun) =>
    begun.pipe(generate(), decode(), score({ reward: "alignment" }), best());

  it("abandons no tensor where nobody leaks", async () =>
    expect(await run(scored)).toEqual([0, 0]));
  it("tells of the tensors that only its end freed", async () => {
    const leaky: Search = (begun) =>
      begun.pipe(
        generate(),
        tap(({ paths }) => void paths[0]?.latent.tensor.retain()),
        decode(),
        score({ reward: "alignment" }),
        map((batch) => selectPaths(batch, [{ index: 0, logWeight: 0 }], { step: "x", op: "x" })),
      );
    expect(await run(leaky)).toEqual([0, 1]);
  });
});
