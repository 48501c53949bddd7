import { expect, it } from "vitest";
import type { ResultRow } from "../../../src/evaluation/ResultRow.ts";
import { sidecarOf } from "../../../src/evaluation/sidecarOf.ts";
import { settingsOf } from "../../arbitraries/evaluations.ts";
import { fakeDraw, shippedGraph } from "../../fakes/fakeDraw.ts";

it("says how a picture came about: lineage, selections, rewards by scale, cost, versions", async () => {
  const graph = shippedGraph("tts-var");
  const { events, result } = await fakeDraw(graph, { n: 2, prompt: "a cow", seed: 3 });
  const row: ResultRow = {
    ...{ graph: "tts-var", n: 2, prompt: "a cow", seed: 3, tag: "colors" },
    ...{ key: result.key, image: "0".repeat(64), scores: { aesthetic: 1 }, correct: null },
    ...{ reason: "", widths: [...result.widths], ancestors: [16], features: "AAAA" },
    flops: result.cost.flops,
    flopsExecuted: result.cost.flopsExecuted,
  };
  const settings = settingsOf({
    runs: [{ graph: "tts-var", n: 2 }],
    prompts: [{ prompt: "a cow", tag: "colors" }],
    seeds: [3],
  });
  const sidecar = sidecarOf({ row, result, events }, settings);
  expect(JSON.parse(JSON.stringify(sidecar))).toEqual(sidecar);
  expect(sidecar).toMatchObject({
    ...{ format: 1, graph: "tts-var", n: 2, prompt: "a cow", seed: 3, key: result.key },
    ...{ model: "toy", modelHash: "0", device: { varflow: "0" }, schedule: { name: "tts-var" } },
    ...{ widths: result.widths, seen: result.scores, scores: { aesthetic: 1 } },
    ...{ flops: result.cost.flops, flopsExecuted: result.cost.flopsExecuted },
    decoded: [result.image.width, result.image.height],
  });
  expect(sidecar.lineage).toHaveLength(13);
  expect(sidecar.selections.map(({ scale, step, kept }) => [scale, step, kept.length])).toEqual([
    [2, "cluster-2", 12],
    [5, "cluster-5", 8],
    [6, "resample-6", 4],
    [9, "resample-9", 2],
    [12, "best", 1],
  ]);
  expect(sidecar).not.toHaveProperty("features");
});
