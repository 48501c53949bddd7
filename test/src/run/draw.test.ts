import { concatMap } from "rxjs";
import { describe, expect, it } from "vitest";
import { choose, decode, generate, operators, score } from "../../../operators/index.ts";
import type { Batch } from "../../../src/Batch.ts";
import { closed } from "../../../src/codecs.ts";
import { DeadBatch, PromptError, RunError } from "../../../src/errors.ts";
import type { RunEvent } from "../../../src/events.ts";
import { at, type Graph, graph } from "../../../src/graph/Graph.ts";
import { defineOperator } from "../../../src/operator.ts";
import type { Scored } from "../../../src/Path.ts";
import { firstKey } from "../../../src/random/pathKey.ts";
import { draw } from "../../../src/run/draw.ts";
import { fakeModels } from "../../../src/testing/fakes/fakeModels.ts";
import { sides13 } from "../../../src/testing/fakes/fakeSpec.ts";
import { failureOf } from "../../../src/testing/streams/failureOf.ts";
import { only } from "../../../src/testing/streams/only.ts";
import {
  fakeDraw,
  fakeInputs,
  searchOf,
  shipped,
  shippedGraph,
  sidesFor,
} from "../../fakes/fakeDraw.ts";

const ofType = <T extends RunEvent["type"]>(events: readonly RunEvent[], type: T) =>
  events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
const ttsVar = shippedGraph("tts-var");
/** FLOPs of one path at each scale, as the fake says. */
const cost = sides13.map((side, scale) => 1000 * side * side + scale);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** A step that looks at the batch as it passes. */
const peek = (look: (batch: Batch<"latent">) => void | Promise<void>) =>
  defineOperator(
    { name: "peek", about: "Looks.", params: closed(), needs: ["latent"], adds: [], clears: [] },
    () =>
      concatMap(async (batch) => {
        await look(batch);
        return batch;
      }),
  );
const withStep = (base: Graph, place: number, step: Graph["steps"][number]): Graph => ({
  ...base,
  steps: [...base.steps.slice(0, place), step, ...base.steps.slice(place)],
});

describe("draw", () => {
  it.each([1, 2, 3])(
    "draws tts-var with the widths of official.md 1.3, times n = %d",
    async (n) => {
      const { result, events } = await fakeDraw(ttsVar, { n });
      const widths = [8, 8, 8, 6, 6, 6, 4, 2, 2, 2, 1, 1, 1].map((width) => n * width);
      expect(result.widths).toEqual(widths);
      const { flops, flopsExecuted } = result.cost;
      expect(flops).toEqual({
        transformer: 7 + sum(widths.map((width, scale) => width * (cost[scale] as number))),
        decode: 11 * n * (8 + 6 + 4 + 2 + 1),
        extract: 13 * n * (8 + 6),
        score: 19 * n * (4 + 2 + 1),
      });
      expect(flopsExecuted).toEqual({ ...flops, transformer: flopsExecuted.transformer });
      expect(flopsExecuted.transformer).toBeLessThan(flops.transformer);
      const scored = ofType(events, "scored").map(({ scale, scores }) => [scale, scores.length]);
      expect(scored).toEqual([
        [6, 4 * n],
        [9, 2 * n],
        [12, n],
      ]);
      expect(Object.keys(result.scores)).toEqual(["6", "9", "12"]);
    },
  );
  it.each(shipped)(
    "draws %s: one image, its score, its key, and all that is owed",
    async (name) => {
      const base = shippedGraph(name);
      for (const n of base.n === 1 ? [1] : [1, 2, 5]) {
        const live: number[] = [];
        const models = fakeModels({ sides: sidesFor(base) });
        const observe = (event: RunEvent) =>
          void (event.type === "finished" && live.push(models.device.live()));
        const { result, events } = await fakeDraw(base, { n, models, observe });
        expect(live).toEqual([0]); // before the lease is closed
        expect(result.image).toMatchObject({ width: 2, height: 2 });
        expect(result.image.pixels).toHaveLength(12);
        expect([...result.image.pixels].every((x) => x >= 0 && x <= 1)).toBe(true);
        expect(events[0]).toMatchObject({
          type: "started",
          version: 1,
          n,
          model: "fake",
          graph: base,
          paths: Array.from({ length: n * base.paths }, (_, i) => firstKey(i)),
        });
        const { key, score: last, cost: spent } = result;
        const further = result.others.map((other) => other.key);
        const others = further.length === 0 ? {} : { others: further };
        expect(events.at(-1)).toEqual({
          ...{ type: "finished", key, score: last, cost: spent },
          ...others,
        });
        const scored = Object.values(result.scores[base.scales - 1] ?? {}).at(-1);
        expect(scored ?? [null]).toContain(last); // a graph may need no reward
        const steps = models.calls.filter(({ port }) => port === "step");
        expect(steps[0]).toMatchObject({ distinct: 1 });
        expect(spent.flopsExecuted.transformer).toBeLessThanOrEqual(spent.flops.transformer);
        // Each scale drawn once, and nothing rolled ahead.
        if (steps.length === base.scales) {
          const executed = sum(steps.map(({ distinct }, i) => distinct * (cost[i] as number)));
          expect(steps[0]).toMatchObject({ rows: result.widths[0] });
          expect(spent.flopsExecuted.transformer).toBe(7 + executed);
          const counted = sum(result.widths.map((width, scale) => width * (cost[scale] as number)));
          expect(spent.flops.transformer).toBe(7 + counted);
        }
        expect(spent.peakBytes).toBeGreaterThan(0);
      }
    },
  );
  it("decodes only at scales where a step looks", async () => {
    const decoded = async (name: string) =>
      ofType((await fakeDraw(shippedGraph(name))).events, "decoded").map(({ scale }) => scale);
    expect(await decoded("raw")).toEqual([12]);
    expect(await decoded("best-of-n")).toEqual([12]);
    expect(await decoded("tts-var")).toEqual([2, 5, 6, 9, 12]);
  });
  it("keeps the final best of best-of-n", async () => {
    const { result } = await fakeDraw(shippedGraph("best-of-n"), { n: 8 });
    expect(result.score).toBe(Math.max(...((result.scores[12]?.alignment ?? []) as number[])));
  });
  it("gives the first path of Best-of-8 the image of the raw sample of that seed", async () => {
    const raw = (await fakeDraw(shippedGraph("raw"), { seed: 7 })).result;
    const seen: { key: string; pixels: number[] }[] = [];
    const look = peek(async ({ paths }) => {
      for (const { key, ...path } of paths) {
        const { tensor, row } = (path as unknown as Batch<"image">["paths"][number]).image;
        seen.push({ key, pixels: [...(await tensor.read(row))] });
      }
    });
    const base = withStep(shippedGraph("best-of-n"), 2, { op: "peek", at: [12] });
    const search = searchOf(base, { ...operators, peek: look });
    const { result } = await fakeDraw(base, { seed: 7, n: 8 }, {}, search);
    expect(seen).toHaveLength(8);
    expect(seen[0]).toEqual({ key: raw.key, pixels: [...raw.image.pixels] });
    expect(result.scores[12]?.alignment?.[0]).toBe(raw.score);
    expect(new Set(seen.map(({ pixels }) => pixels.join())).size).toBe(8);
  });
  it("lets the history travel with its path", async () => {
    const resample = { lambda: 2, potential: "sum", scheme: "multinomial" } as const;
    const look: Batch<"history">["paths"][number][] = [];
    const seeing = peek(({ paths }) => {
      look.splice(0, look.length, ...(paths as unknown as typeof look));
    });
    const scales = [1, 2, 4, 6];
    const base = graph({ name: "history", scales: 8, paths: 6 }, [
      generate(),
      at([...scales, 7], decode()),
      at(scales, score({ reward: "alignment" })),
      at([2], operators.resample({ ...resample, to: 5 }), "resample-2"),
      at([4], operators.resample({ ...resample, to: 7 }), "resample-4"),
      at([6, 7], operators.resample({ ...resample, to: 6, latest: true }), "resample-6"),
      at([7], seeing()),
      at([7], score({ reward: "alignment" }), "last"),
      at([7], operators.best()),
    ]);
    const search = searchOf(base, { ...operators, peek: seeing });
    const options = { sides: sides13.slice(0, 8) };
    const { events } = await fakeDraw(base, { seed: 3, n: 2 }, options, search);
    const books = new Map<string, Scored[]>();
    for (const event of events) {
      if (event.type === "scored" && event.step !== "last")
        for (const [i, key] of event.paths.entries()) {
          const own = {
            scale: event.scale,
            reward: event.reward,
            score: event.scores[i] as number,
          };
          books.set(key, [...(books.get(key) ?? []), own]);
        }
      if (event.type === "selected" && event.op === "resample") {
        const before = new Map(books);
        for (const { key, from } of event.survivors)
          books.set(key, before.get(event.candidates[from]?.key as string) as Scored[]);
      }
    }
    expect(look).toHaveLength(12);
    for (const { key, history } of look) expect(history).toEqual(books.get(key));
    expect(look[0]?.history.map(({ scale }) => scale)).toEqual(scales);
  });
  it("parts the copies of a path at the next scale, and computes their prefix once", async () => {
    const base = {
      ...ttsVar,
      steps: ttsVar.steps.map((step) =>
        step.id === "resample-6" ? { ...step, with: { ...step.with, to: 12 } } : step,
      ),
    };
    const { models, events, result } = await fakeDraw(base, { n: 2 });
    const selected = ofType(events, "selected").find(({ step }) => step === "resample-6");
    const parents = new Set(selected?.survivors.map(({ from }) => from)).size;
    expect(parents).toBeLessThanOrEqual(8);
    const steps = models.calls.filter(({ port }) => port === "step");
    expect(steps[7]).toMatchObject({ rows: 24, distinct: parents });
    expect(steps[8]).toMatchObject({ rows: 24, distinct: 24 });
    expect(new Set(result.scores[9]?.alignment).size).toBe(24);
  });
  it("lets a broken reward end one path alone", async () => {
    for (const dead of [Number.NaN, Infinity, -Infinity]) {
      const scores = (own: number, { scale, place }: { scale: number; place: number }) =>
        scale === 6 && place === 1 ? dead : own;
      const { events, result } = await fakeDraw(ttsVar, {}, { scores });
      const [scored] = ofType(events, "scored");
      const [died] = ofType(events, "died");
      expect(scored?.scores[1]).toBeNull();
      expect(died).toMatchObject({ step: "score", scale: 6, paths: [scored?.paths[1]] });
      const selected = ofType(events, "selected").find(({ step }) => step === "resample-6");
      expect(selected?.candidates).toHaveLength(3);
      expect(result.scores[6]?.alignment?.[1]).toBeNull();
      expect(result.widths.slice(6)).toEqual([4, 2, 2, 2, 1, 1, 1]);
    }
  });
  it("fails when every reward is broken: step, scale, scores", async () => {
    const models = fakeModels({ scores: (own, { scale }) => (scale === 9 ? Number.NaN : own) });
    const error = await failureOf(draw(fakeInputs(ttsVar, { models }), searchOf(ttsVar)));
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({ step: "score", scale: 9 });
    expect((error as Error).message).toBe(
      "step score at scale 9: no path is alive: scores NaN, NaN",
    );
    expect((error as Error).cause).toBeInstanceOf(DeadBatch);
    await models.settled();
    expect(models.device.live()).toBe(0);
  });
  it("refuses a prompt that the model cannot read before it opens anything", async () => {
    const models = fakeModels();
    const told: RunEvent[] = [];
    const inputs = fakeInputs(ttsVar, {
      models,
      prompt: " ",
      observe: (event) => told.push(event),
    });
    const error = await failureOf(draw(inputs, searchOf(ttsVar)));
    expect(error).toBeInstanceOf(PromptError);
    expect(error).toMatchObject({ hint: "say what to draw" });
    expect([models.calls.length, told.length]).toEqual([0, 0]);
  });
  it("is cold: it starts at each subscription, and anew", async () => {
    const models = fakeModels();
    const drawing = draw(fakeInputs(ttsVar, { models }), searchOf(ttsVar));
    expect(models.calls).toHaveLength(0);
    const [first, second] = [await only(drawing), await only(drawing)];
    expect(second.image).toEqual(first.image);
    expect(second.widths).toEqual(first.widths);
    expect(new Set(models.calls.map(({ lease }) => lease)).size).toBe(2);
  });
  it("fails when a search of one's own leaves more than one path", async () => {
    const models = fakeModels({ sides: [1] });
    const inputs = { ...fakeInputs(ttsVar, { models }), paths: 2 };
    const error = await failureOf(draw(inputs, (begun) => begun.pipe(generate(), decode())));
    expect(error).toMatchObject({ step: "finish", scale: 0 });
    expect((error as Error).message).toContain("2 paths are left; 1 is needed");
    await models.settled();
    expect(models.device.live()).toBe(0);
  });
  it("ends with several images where the search chose them, the best first", async () => {
    const models = fakeModels({ sides: [1] });
    const inputs = { ...fakeInputs(ttsVar, { models }), paths: 5 };
    const told: RunEvent[] = [];
    const result = await only(
      draw({ ...inputs, observe: (event) => void told.push(event) }, (begun) =>
        begun.pipe(
          generate(),
          decode(),
          score({ reward: "alignment" }),
          choose({ images: 3, by: "score" }),
        ),
      ),
    );
    const all = [result, ...result.others];
    const scores = all.map((one) => one.score as number);
    expect(scores).toEqual(
      [...((result.scores[0]?.alignment ?? []) as number[])].sort((a, b) => b - a).slice(0, 3),
    );
    expect(new Set(all.map(({ key }) => key)).size).toBe(3);
    expect(new Set(all.map(({ image }) => image.pixels.join())).size).toBe(3);
    const others = result.others.map(({ key }) => key);
    expect(told.at(-1)).toMatchObject({ type: "finished", key: result.key, others });
    expect(models.device.live()).toBe(0);
  });
  it("passes an error of an observer on, and frees", async () => {
    const models = fakeModels();
    const observe = ({ type }: RunEvent) => {
      if (type === "extracted") throw new Error("disk full");
    };
    const error = await failureOf(draw(fakeInputs(ttsVar, { models, observe }), searchOf(ttsVar)));
    expect(error).toMatchObject({ step: "extract", scale: 2, cause: { message: "disk full" } });
    await models.settled();
    expect(models.device.live()).toBe(0);
  });
  it("says null where the last scale was not scored", async () => {
    const base = graph({ name: "blind", scales: 13, paths: 1, n: 1 }, [
      generate(),
      at([12], decode()),
    ]);
    const { result } = await fakeDraw(base);
    expect(result.score).toBeNull();
    expect(result.scores).toEqual({});
    const early = withStep(
      withStep(base, 1, at([3], decode(), "early")),
      2,
      at([3], score({ reward: "aesthetic" })),
    );
    const scored = (await fakeDraw(early)).result;
    expect(scored.score).toBeNull();
    expect(Object.keys(scored.scores)).toEqual(["3"]);
    expect(scored.image).toEqual(result.image);
  });
});
