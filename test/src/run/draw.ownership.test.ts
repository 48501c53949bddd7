import { Subject, takeUntil } from "rxjs";
import { describe, expect, it } from "vitest";
import { RunError } from "../../../src/errors.ts";
import type { RunEvent } from "../../../src/events.ts";
import type { Graph } from "../../../src/graph/Graph.ts";
import { draw } from "../../../src/run/draw.ts";
import {
  type Call,
  type FakeOptions,
  fakeModels,
  planted,
} from "../../../src/testing/fakes/fakeModels.ts";
import { idle } from "../../../src/testing/fakes/turns.ts";
import { failureOf } from "../../../src/testing/streams/failureOf.ts";
import {
  fakeDraw,
  fakeInputs,
  searchOf,
  shippedGraph,
  shippedWhole,
  sidesFor,
} from "../../fakes/fakeDraw.ts";

/** Small calls, so that most of them are split. */
const split: FakeOptions = { batch: 3 };

/** Runs a graph until `when` says stop, and shows what is left after that. */
async function stopped(
  name: string,
  when: { readonly event?: number; readonly call?: number },
  n: number,
) {
  const stop = new Subject<void>();
  const events: RunEvent[] = [];
  const inFlight: boolean[] = [];
  const calls: Call[] = [];
  const models = fakeModels({
    ...{ ...split, sides: sidesFor(shippedGraph(name)) },
    order: when.call ?? when.event ?? 0,
    watch: (call) => {
      if (calls.push(call) - 1 === when.call)
        queueMicrotask(() => {
          inFlight.push(call.inFlight);
          stop.next();
        });
    },
  });
  const observe = (event: RunEvent) => {
    if (events.push(event) - 1 === when.event) stop.next();
  };
  const seen: unknown[] = [];
  const base = shippedGraph(name);
  await new Promise<void>((complete, error) =>
    draw(fakeInputs(base, { n, models, observe }), searchOf(base))
      .pipe(takeUntil(stop))
      .subscribe({ next: (result) => void seen.push(result), complete, error }),
  );
  const told = events.length;
  await models.settled();
  const live = models.device.live();
  await idle();
  return { models, seen, inFlight, live, later: models.device.live(), told, events };
}

/** Ids of the steps of a graph that have tokens drawn. */
const drawing = ({ steps }: Graph): readonly string[] =>
  steps
    .filter(({ op }) => ["generate", "expand", "retry", "lookahead"].includes(op))
    .map(({ op, id = op }) => id);

describe.each(shippedWhole)("draw, with %s,", (name) => {
  const n = shippedGraph(name).n ?? 2;

  it("frees everything when any one of its calls fails, and says where", async () => {
    const { models: whole } = await fakeDraw(shippedGraph(name), { n }, split);
    expect(whole.calls.length).toBeGreaterThan(1 + shippedGraph(name).scales);
    for (const [call, { port }] of whole.calls.entries()) {
      const base = shippedGraph(name);
      const sides = sidesFor(base);
      const models = fakeModels({ ...split, sides, order: call, fail: { call } });
      const events: RunEvent[] = [];
      const inputs = fakeInputs(base, { n, models, observe: (event) => void events.push(event) });
      const error = await failureOf(draw(inputs, searchOf(base)));
      expect(error).toBeInstanceOf(RunError);
      const { step, scale, cause } = error as RunError;
      expect((cause as Error).message).toBe(planted);
      const known = [...base.steps.map(({ op, id = op }) => id), "begin", "finish"];
      expect(known).toContain(step);
      if (port === "step") {
        const begun = events.findLast((e) => e.type === "generated")?.scale ?? -1;
        const isDrawn = step.startsWith("generate") || step.startsWith("expand");
        if (isDrawn) expect(scale).toBe((begun + 1) % base.scales);
        expect(drawing(base)).toContain(step);
      }
      if (port === "read") expect([step, scale]).toEqual(["finish", base.scales - 1]);
      await models.settled();
      expect(models.device.live()).toBe(0);
      expect(events.map(({ type }) => type)).not.toContain("finished");
    }
  });

  it("frees everything when it is unsubscribed at any one of its events, and falls silent", async () => {
    const { events } = await fakeDraw(shippedGraph(name), { n }, split);
    for (const event of events.keys()) {
      const run = await stopped(name, { event }, n);
      expect(run.seen).toEqual([]);
      expect([run.live, run.later]).toEqual([0, 0]);
      expect(run.events).toHaveLength(event + 1);
    }
  });

  it("frees everything when it is unsubscribed during any one of its calls", async () => {
    const { models } = await fakeDraw(shippedGraph(name), { n }, split);
    for (const call of models.calls.keys()) {
      const run = await stopped(name, { call }, n);
      expect(run.inFlight).toEqual([true]);
      expect(run.seen).toEqual([]);
      expect([run.live, run.later]).toEqual([0, 0]);
      expect(run.events).toHaveLength(run.told);
      expect(run.models.calls).toHaveLength(call + 1);
    }
  });
});
