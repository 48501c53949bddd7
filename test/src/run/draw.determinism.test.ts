import fc from "fast-check";
import { from, lastValueFrom, map, mergeMap, toArray } from "rxjs";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../../src/events.ts";
import type { Graph } from "../../../src/graph/Graph.ts";
import { draw } from "../../../src/run/draw.ts";
import { fakeModels } from "../../../src/testing/fakes/fakeModels.ts";
import { essence, fakeDraw, fakeInputs, searchOf, shippedGraph } from "../../fakes/fakeDraw.ts";

const prompts = ["two stars", "a red circle", "a blue ring", "é★", "three green squares"];
const ttsVar = shippedGraph("tts-var");
const selections = (events: readonly RunEvent[]) =>
  events.filter(({ type }) => type === "selected");

/** What each prompt gives alone, with nothing split and nothing in the way. */
const references = new Map<string, Promise<unknown>>();
const alone = (graph: Graph, prompt: string, seed: number, n: number) => {
  const name = [graph.name, prompt, seed, n].join("/");
  const known =
    references.get(name) ??
    fakeDraw(graph, { prompt, seed, n }).then(({ result }) => essence(result));
  references.set(name, known);
  return known;
};

describe("draw", () => {
  it("gives the same result however calls are split, spread, delayed and mixed with others", () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          name: fc.constantFrom("tts-var", "tts-var", "best-of-n", "importance-sampling"),
          batch: fc.integer({ min: 1, max: 64 }),
          workers: fc.integer({ min: 1, max: 4 }),
          order: fc.nat(),
          inFlight: fc.integer({ min: 1, max: 5 }),
          jobs: fc.array(
            fc.record({
              prompt: fc.constantFrom(...prompts),
              seed: fc.constantFrom(0, 1, 2 ** 53 - 1),
              n: fc.integer({ min: 1, max: 2 }),
            }),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        async ({ name, jobs, inFlight, ...options }) => {
          const graph = shippedGraph(name);
          const models = fakeModels(options);
          const search = searchOf(graph);
          const results = await lastValueFrom(
            from(jobs.entries()).pipe(
              mergeMap(
                ([place, job]) =>
                  draw(fakeInputs(graph, { ...job, models }), search).pipe(
                    map((result) => ({ place, result: essence(result) })),
                  ),
                inFlight,
              ),
              toArray(),
            ),
          );
          expect(results).toHaveLength(jobs.length);
          for (const { place, result } of results) {
            const { prompt, seed, n } = jobs[place] as (typeof jobs)[number];
            expect(result).toEqual(await alone(graph, prompt, seed, n));
          }
          await models.settled();
          expect(models.device.live()).toBe(0);
        },
      ),
      { numRuns: 60 },
    ));

  it("draws something else for another prompt, seed or n", async () => {
    const all = [
      await alone(ttsVar, "two stars", 1, 1),
      await alone(ttsVar, "a red circle", 1, 1),
      await alone(ttsVar, "two stars", 2, 1),
    ];
    const pixels = all.map((result) => (result as ReturnType<typeof essence>).pixels.join());
    expect(new Set(pixels).size).toBe(3);
  });

  it("never lets a step that is added shift another step's draws", async () => {
    const [first, ...rest] = ttsVar.steps as [Graph["steps"][number], ...Graph["steps"]];
    // At lambda 0 every path is weighed alike, and none is dropped.
    const weighing = {
      ...{ to: 6, lambda: 0, potential: "value", scheme: "systematic", trigger: "never" },
    };
    const more: Graph = {
      ...ttsVar,
      steps: [
        first,
        { op: "decode", id: "decode-3", at: [3] },
        { op: "score", id: "score-3", at: [3], with: { reward: "aesthetic" } },
        { op: "resample", id: "weigh-3", at: [3], with: weighing },
        ...rest,
      ],
    };
    for (const seed of [1, 2, 3]) {
      const before = await fakeDraw(ttsVar, { seed, n: 2 });
      const after = await fakeDraw(more, { seed, n: 2 });
      expect(selections(after.events)).toEqual(selections(before.events));
      expect(after.result.image).toEqual(before.result.image);
      expect(after.result.scores).toMatchObject(before.result.scores);
    }
  });

  it("keys its draws by the id of the step: another id, other draws", async () => {
    const renamed: Graph = {
      ...ttsVar,
      steps: ttsVar.steps.map((step) =>
        step.id === "resample-6" ? { ...step, id: "renamed" } : step,
      ),
    };
    const choices = async (graph: Graph) => {
      const all = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(async (seed) => {
          const { events } = await fakeDraw(graph, { seed, n: 3 });
          const [, , third] = selections(events);
          return third?.type === "selected" ? third.survivors.map(({ from: place }) => place) : [];
        }),
      );
      return JSON.stringify(all);
    };
    expect(await choices(renamed)).not.toBe(await choices(ttsVar));
  });
});
