import { Subject, takeUntil, toArray } from "rxjs";
import { describe, expect, it } from "vitest";
import { PromptError, RunError } from "../../../src/errors.ts";
import type { RunEvent } from "../../../src/events.ts";
import { drawAll, type Job } from "../../../src/run/drawAll.ts";
import { fakeModels, planted } from "../../../src/testing/fakes/fakeModels.ts";
import { only } from "../../../src/testing/streams/only.ts";
import { essence, fakeDraw, fakeInputs, searchOf, shippedGraph } from "../../fakes/fakeDraw.ts";

const ttsVar = shippedGraph("tts-var");
const prompts = ["two stars", "a red circle", "a blue ring", "three squares", "a cross"];

function jobsOn(models: ReturnType<typeof fakeModels>, texts: readonly string[] = prompts) {
  const events: RunEvent[][] = texts.map(() => []);
  const jobs = texts.map(
    (prompt, i): Job => ({
      ...fakeInputs(ttsVar, { prompt, models, observe: (event) => events[i]?.push(event) }),
      search: searchOf(ttsVar),
    }),
  );
  return { jobs, events };
}

describe("drawAll", () => {
  it("draws every prompt as if it were alone, and tells of them in order", async () => {
    const models = fakeModels({ workers: 3, order: 5 });
    const { jobs } = jobsOn(models);
    const outcomes = await only(drawAll(jobs, 3).pipe(toArray()));
    expect(outcomes.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    for (const [i, outcome] of outcomes.entries()) {
      const { result } = await fakeDraw(ttsVar, { prompt: prompts[i] as string });
      expect(outcome).toMatchObject({ job: { prompt: prompts[i] }, wallMs: expect.any(Number) });
      expect("result" in outcome && essence(outcome.result)).toEqual(essence(result));
    }
    await models.settled();
    expect(models.device.live()).toBe(0);
  });
  it("lets a failure end its own prompt alone", async () => {
    const models = fakeModels({ workers: 2, fail: { port: "encode", call: 3 } });
    const { jobs, events } = jobsOn(models, [...prompts, " "]);
    const outcomes = await only(drawAll(jobs, 2).pipe(toArray()));
    const failed = outcomes.filter((outcome) => "error" in outcome);
    expect(failed).toHaveLength(2);
    const [first, last] = failed;
    const error = first?.error as RunError;
    expect(error).toBeInstanceOf(RunError);
    expect(events[first?.index as number]?.at(-1)).toEqual({
      type: "failed",
      prompt: prompts[first?.index as number],
      error: "RunError",
      message: `step extract at scale ${error.scale}: ${planted}`,
      step: "extract",
      scale: error.scale,
    });
    expect(last?.index).toBe(5);
    expect(last?.error).toBeInstanceOf(PromptError);
    expect(events[5]).toEqual([
      { type: "failed", prompt: " ", error: "PromptError", message: "the prompt is empty" },
    ]);
    const ends = events.map((told) => told.at(-1)?.type);
    expect(ends.filter((type) => type === "finished")).toHaveLength(4);
    await models.settled();
    expect(models.device.live()).toBe(0);
  });
  it("frees every prompt in flight when it is unsubscribed", async () => {
    for (const after of [1, 20, 60, 100]) {
      const stop = new Subject<void>();
      let calls = 0;
      const models = fakeModels({
        workers: 2,
        order: after,
        watch: () => void (++calls === after && queueMicrotask(() => stop.next())),
      });
      const { jobs } = jobsOn(models);
      await only(drawAll(jobs, 3).pipe(takeUntil(stop), toArray()));
      await models.settled();
      expect(models.device.live()).toBe(0);
    }
  });
});
