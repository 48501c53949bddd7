import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../../src/events.ts";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { copyKey } from "../../../src/random/pathKey.ts";
import { medoids } from "../../../src/selection/medoids.ts";
import { potentialOf } from "../../../src/selection/potentials.ts";
import { resamplers } from "../../../src/selection/resamplers.ts";
import { softmax } from "../../../src/selection/softmax.ts";
import type { FakeOptions } from "../../../src/testing/fakes/fakeModels.ts";
import { fakeDraw, shippedGraph } from "../../fakes/fakeDraw.ts";

type Started = Extract<RunEvent, { type: "started" }>;
type Selected = Extract<RunEvent, { type: "selected" }>;

/** Replays every selection of a trace from what the trace says, and nothing else. */
function replay(lines: string) {
  const events = lines.split("\n").map((line) => JSON.parse(line) as RunEvent);
  const { prompt, seed, n, graph, paths } = events[0] as Started;
  let keys = paths;
  let features = new Map<string, readonly number[]>();
  const histories = new Map<string, readonly number[]>(keys.map((key) => [key, []]));
  const replayed: { readonly told: Selected; readonly from: readonly number[] }[] = [];
  for (const event of events) {
    if (event.type === "generated") expect(event.paths).toEqual(keys);
    if (event.type === "extracted")
      features = new Map(
        event.paths.map((key, i) => [key, event.features[i] as readonly number[]]),
      );
    if (event.type === "scored")
      for (const [i, key] of event.paths.entries())
        histories.set(key, [...(histories.get(key) ?? []), event.scores[i] ?? Number.NaN]);
    if (event.type === "died") keys = keys.filter((key) => !event.paths.includes(key));
    if (event.type !== "selected" && event.type !== "weighed") continue;
    const step = graph?.steps.find(({ op, id = op }) => id === event.step);
    const params = step?.with as { to: number; lambda: number; potential: "value" };
    if (event.type === "weighed") {
      expect(event.paths).toEqual(keys);
      const potential = potentialOf(params.potential);
      const { lambda } = params;
      for (const [i, key] of keys.entries()) {
        const scores = histories.get(key) as readonly number[];
        expect(event.logPotentials[i]).toBe(potential(scores, { lambda, spent: 0 }));
      }
      continue;
    }
    const draw = drawsAt(placeAt("draw", seed, prompt, event.scale, event.step));
    const history = (key: string) => histories.get(key) as readonly number[];
    const chosen = {
      cluster: () =>
        medoids(
          keys.map((key) => Float32Array.from(features.get(key) as readonly number[])),
          params.to * n,
          draw,
        ),
      resample: () => {
        const weights = softmax(event.candidates.map(({ logWeight }) => logWeight));
        return resamplers.multinomial.resample(weights as readonly number[], params.to * n, draw);
      },
      best: () => {
        const last = keys.map((key) => history(key).at(-1) as number);
        return [last.indexOf(Math.max(...last))];
      },
    };
    const from = chosen[event.op as keyof typeof chosen]();
    expect(event.candidates.map(({ key }) => key)).toEqual(keys);
    replayed.push({ told: event, from });
    const copies = new Map<number, number>();
    const survivors = from.map((place) => {
      const copy = copies.get(place) ?? 0;
      copies.set(place, copy + 1);
      const parent = keys[place] as string;
      const key = copy === 0 ? parent : copyKey(parent, event.scale, event.step, copy);
      return { key, history: history(parent) };
    });
    for (const { key, history: own } of survivors) histories.set(key, own);
    keys = survivors.map(({ key }) => key);
  }
  return { replayed, keys, finished: events.at(-1) };
}

const dead = (own: number, { scale, place }: { scale: number; place: number }) =>
  scale === 6 && place % 3 === 1 ? Number.NaN : own;

describe("a trace", () => {
  it.each([
    [1, 1, {}],
    [2, 1, {}],
    [3, 4, {}],
    [4, 3, { scores: dead }],
    [
      5,
      2,
      {
        features: (v: Float32Array, { place }: { place: number }) =>
          place === 0 ? v.fill(Number.NaN) : v,
      },
    ],
  ] satisfies readonly (readonly [number, number, FakeOptions])[])(
    "replays every selection of tts-var: seed %d, n = %d",
    async (seed, n, options) => {
      const { events, result } = await fakeDraw(shippedGraph("tts-var"), { seed, n }, options);
      const lines = events.map((event) => JSON.stringify(event)).join("\n");
      const { replayed, keys, finished } = replay(lines);
      const steps = ["cluster-2", "cluster-5", "resample-6", "resample-9", "best"];
      expect(replayed.map(({ told }) => told.step)).toEqual(steps);
      for (const { told, from } of replayed)
        expect(told.survivors.map((survivor) => survivor.from)).toEqual(from);
      expect(keys).toEqual([result.key]);
      expect(finished).toMatchObject({ type: "finished", key: result.key, score: result.score });
    },
  );
  it("is the same before and after it was written down", async () => {
    const { events } = await fakeDraw(shippedGraph("tts-var"), { n: 2 });
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });
});
