import { lastValueFrom, toArray } from "rxjs";
import { describe, expect, it } from "vitest";
import type { Examiner } from "../../../src/evaluation/Examiner.ts";
import { type EvaluationJob, type Eyes, evaluate } from "../../../src/evaluation/evaluate.ts";
import type { Judge } from "../../../src/evaluation/Judge.ts";
import { fakeModels } from "../../../src/testing/fakes/fakeModels.ts";
import { fakeInputs, searchOf, shippedGraph } from "../../fakes/fakeDraw.ts";

const examiner: Examiner = {
  rewards: ["alignment", "odd"],
  encoder: "structure",
  score: async (reward, [image], prompt) => {
    if (prompt === "broken") throw new Error("reward broke");
    return [reward === "odd" ? Number.NaN : (image?.pixels[0] ?? 0)];
  },
  describe: async () => [Float32Array.of(3, 4)],
  close: async () => {},
};
const star = { shape: "star", colour: "red", x: 4, y: 4, radius: 2, confidence: 1 };
const judge: Judge = {
  detect: async (images) => images.map(() => [star]),
  close: async () => {},
};
const eyes: Eyes = {
  examiner,
  judge,
  encode: ({ pixels }) => ({ png: Uint8Array.from(pixels), sha256: String(pixels[0]) }),
};

const jobOf = (graph: string, n: number, prompt: string, seed: number): EvaluationJob => {
  const value = shippedGraph(graph);
  return {
    ...fakeInputs(value, { prompt, n, seed }),
    search: searchOf(value),
    place: { graph, n, prompt, seed },
    tag: "colors",
    wanted: { include: [{ class: prompt === "star" ? "star" : "moon", count: 1 }] },
  };
};
const all = (jobs: readonly EvaluationJob[], inFlight = 2, with_: Eyes = eyes) =>
  lastValueFrom(evaluate(jobs, with_, inFlight).pipe(toArray()));

describe("evaluate", () => {
  it("makes a row of place, picture, rewards, verdict, widths and cost", async () => {
    const [one] = await all([jobOf("tts-var", 2, "star", 5)]);
    if (one === undefined || "error" in one) throw new Error("no row");
    const { row, result, events } = one;
    expect(row).toMatchObject({ graph: "tts-var", n: 2, prompt: "star", seed: 5, tag: "colors" });
    expect(row.key).toBe(result.key);
    expect(row.scores).toEqual({ alignment: result.image.pixels[0], odd: null });
    expect(row).toMatchObject({ correct: true, reason: "" });
    expect(row.widths).toEqual(result.widths);
    expect(row.flops).toEqual(result.cost.flops);
    expect(row.ancestors).toHaveLength(13);
    expect(events.at(-1)?.type).toBe("finished");
  });
  it("gives the same rows whatever is in flight, with its own events each", async () => {
    const jobs = ["star", "moon", "ring"].flatMap((prompt) =>
      [1, 2].map((seed) => jobOf("best-of-n", 3, prompt, seed)),
    );
    const rowsOf = async (inFlight: number) =>
      (await all(jobs, inFlight))
        .map((one) => ("row" in one ? JSON.stringify(one.row) : "failed"))
        .sort();
    const alone = await rowsOf(1);
    expect(new Set(alone).size).toBe(6);
    expect(await rowsOf(5)).toEqual(alone);
  });
  it("lets a reward that throws on one picture fail that one alone", async () => {
    const ended = await all(["star", "broken", "moon"].map((prompt) => jobOf("raw", 1, prompt, 0)));
    expect(
      ended.map((one) => ("error" in one ? one.error.message : one.row.correct)).sort(),
    ).toEqual([false, "reward broke", true].sort());
  });
  it("lets a run that fails end alone", async () => {
    const models = fakeModels({ fail: { port: "decode", call: 0 } });
    const ended = await all([
      { ...jobOf("raw", 1, "star", 0), models },
      jobOf("raw", 1, "moon", 0),
    ]);
    expect(ended.map((one) => ("error" in one ? one.job.prompt : one.row.correct))).toEqual(
      expect.arrayContaining(["star", false]),
    );
  });
  it("says nothing where nobody judges, and where the prompt asks for nothing known", async () => {
    const [blind] = await all([jobOf("raw", 1, "star", 0)], 1, { ...eyes, judge: null });
    const { wanted: _, ...free } = jobOf("raw", 1, "star", 0);
    const [loose] = await all([free]);
    for (const one of [blind, loose])
      expect(one && "row" in one && one.row).toMatchObject({ correct: null, reason: "" });
  });
});
