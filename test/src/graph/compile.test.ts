import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  best,
  cluster,
  decode,
  extract,
  generate,
  operators,
  resample,
  score,
} from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import { compile } from "../../../src/graph/compile.ts";
import { graph } from "../../../src/graph/Graph.ts";
import type { Search } from "../../../src/run/draw.ts";
import { sides13 } from "../../../src/testing/fakes/fakeSpec.ts";
import { graphs, soundGraphs } from "../../arbitraries/graphs.ts";
import { essence, fakeDraw, shippedGraph } from "../../fakes/fakeDraw.ts";

const extraction = extract({ encoder: "structure", reduce: "pca" });
const scoring = score({ reward: "alignment" });
const resampleTo = (to: number, id: string) =>
  resample({ to, lambda: 10, potential: "value", scheme: "multinomial" }, id);

/** graphs/tts-var.yaml as a typed pipe, without one cast. */
const ttsVar: Search = (begun) => {
  const two = begun.pipe(
    generate(),
    generate(),
    generate(),
    decode(),
    extraction,
    cluster({ to: 6 }, "cluster-2"),
  );
  const five = two.pipe(
    generate(),
    generate(),
    generate(),
    decode(),
    extraction,
    cluster({ to: 4 }, "cluster-5"),
  );
  const six = five.pipe(generate(), decode(), scoring, resampleTo(2, "resample-6"));
  const nine = six.pipe(
    generate(),
    generate(),
    generate(),
    decode(),
    scoring,
    resampleTo(1, "resample-9"),
  );
  return nine.pipe(generate(), generate(), generate(), decode(), scoring, best());
};
const generateAll: Search = (begun) => {
  const four = begun.pipe(generate(), generate(), generate(), generate());
  const eight = four.pipe(generate(), generate(), generate(), generate());
  return eight.pipe(generate(), generate(), generate(), generate(), generate(), decode());
};

describe("compile", () => {
  it("makes of a file what a typed pipe written by hand is", async () => {
    const base = shippedGraph("tts-var");
    for (const [seed, n] of [
      [1, 1],
      [2, 3],
    ] as const) {
      const file = await fakeDraw(base, { seed, n });
      const hand = await fakeDraw(base, { seed, n }, {}, ttsVar);
      expect(essence(hand.result)).toEqual(essence(file.result));
      expect(hand.result.cost).toEqual(file.result.cost);
      expect(hand.events).toEqual(file.events);
    }
    const raw = shippedGraph("raw");
    const hand = await fakeDraw(raw, {}, {}, (begun) => generateAll(begun).pipe(scoring));
    expect(essence(hand.result)).toEqual(essence((await fakeDraw(raw)).result));
  });
  it("refuses what the checker refuses, with its very problems", () =>
    fc.assert(
      fc.property(graphs(), (value) => {
        const checked = check(value, operators);
        const compiled = compile(value, operators);
        expect(compiled._tag).toBe(checked._tag);
        if (checked._tag === "Left") expect(compiled).toEqual(checked);
      }),
    ));
  it("makes of every sound graph a search that draws one image, with no tensor left", () =>
    fc.assert(
      fc.asyncProperty(
        soundGraphs(5),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        async (value, seed, n) => {
          const { result, models } = await fakeDraw(
            value,
            { seed, n },
            { sides: sides13.slice(0, 5), batch: 4 },
          );
          expect(result.widths).toHaveLength(5);
          expect(result.widths[0]).toBe(value.paths * n);
          await models.settled();
          expect(models.device.live()).toBe(0);
        },
      ),
      { numRuns: 30 },
    ));
  it("names the step by its id, where it has one", async () => {
    const value = graph({ name: "named", scales: 1, paths: 2, n: 1 }, [
      generate({}, "first"),
      decode(),
      scoring,
      best(),
    ]);
    const { events } = await fakeDraw(value, {}, { sides: [1] });
    const steps = events.flatMap((event) => ("step" in event ? [event.step] : []));
    expect(steps).toEqual(["first", "decode", "score", "best"]);
  });
});
