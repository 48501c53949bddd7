import { concatMap } from "rxjs";
import { describe, expect, it } from "vitest";
import { decode, generate, operators, resample, score } from "../../../operators/index.ts";
import { closed } from "../../../src/codecs.ts";
import { DeadBatch, RunError } from "../../../src/errors.ts";
import type { RunEvent } from "../../../src/events.ts";
import { checkTests } from "../../../src/graph/checkTests.ts";
import { at, type Graph, graph } from "../../../src/graph/Graph.ts";
import type { StepTest } from "../../../src/graph/StepTest.ts";
import { testStep } from "../../../src/graph/testStep.ts";
import { defineOperator } from "../../../src/operator.ts";
import { fakeDraw, shipped, shippedGraph, sidesFor } from "../../fakes/fakeDraw.ts";

/** What a path has been through, as its run told it. */
interface Told {
  readonly scores: readonly { readonly scale: number; readonly score: number }[];
  readonly weighed: number[];
  readonly logWeight: number;
  readonly lambda: number;
}
const born: Told = { scores: [], weighed: [], logWeight: 0, lambda: 0 };

/** What draws tokens while it selects, or is no step: no test can make up what it takes. */
const drawing: readonly string[] = ["expand", "retry", "rounds"];

/** A test for every selection of a run, made of its events alone. */
function testsOf(
  events: readonly RunEvent[],
  head: Pick<StepTest, "n" | "seed" | "prompt" | "sides">,
) {
  const tests: StepTest[] = [];
  let paths = new Map<string, Told>();
  let features = new Map<string, readonly number[]>();
  let families = new Map<string, number>();
  const of = (key: string) => paths.get(key) ?? born;
  const given = (keys: readonly string[], scale: number): StepTest["given"] => {
    const all = keys.map(of);
    const own = all.map(({ scores }) => scores.filter((one) => one.scale === scale).at(-1)?.score);
    const isScored = own.every((score) => score !== undefined);
    return {
      logWeights: all.map(({ logWeight }) => logWeight),
      weighed: all.map(({ weighed }) => weighed),
      lambda: all[0]?.lambda ?? 0,
      ...(isScored
        ? {
            scores: own as number[],
            history: all.map(({ scores }) => scores.slice(0, -1).map(({ score }) => score)),
          }
        : {}),
      ...(families.size > 0 ? { families: keys.map((key) => families.get(key) ?? 0) } : {}),
      ...(features.size > 0 ? { features: keys.map((key) => [...(features.get(key) ?? [])]) } : {}),
    };
  };
  const add = (keys: readonly string[], { scale, step }: { scale: number; step: string }) => {
    const all = keys.map((_, place) => place);
    tests.push({
      ...{ step, scale, ...head, given: given(keys, scale) },
      expect: { survivors: all, logWeights: keys.map((key) => of(key).logWeight) },
    });
  };
  const last = (step: string, scale: number) => {
    const test = tests.at(-1);
    return test?.step === step && test.scale === scale ? test : undefined;
  };
  for (const event of events) {
    if (event.type === "generated") features = new Map();
    if (event.type === "extracted")
      features = new Map(event.paths.map((key, i) => [key, event.features[i] ?? []]));
    if (event.type === "scored")
      for (const [i, key] of event.paths.entries()) {
        // Of several rewards the combination is told last, and takes the place of theirs.
        const before = of(key).scores.filter(({ scale }) => scale !== event.scale);
        const scores = [...before, { scale: event.scale, score: event.scores[i] as number }];
        paths.set(key, { ...of(key), scores });
      }
    if (event.type === "weighed") {
      add(event.paths, event);
      for (const [i, key] of event.paths.entries())
        paths.set(key, {
          ...of(key),
          weighed: [...of(key).weighed, event.logPotentials[i] as number],
          logWeight: event.logWeights[i] as number,
          lambda: event.lambda,
        });
      const test = tests.at(-1) as StepTest;
      tests[tests.length - 1] = {
        ...test,
        expect: { ...test.expect, logWeights: [...event.logWeights] },
      };
    }
    if (event.type === "selected") {
      const { candidates, survivors, step, scale, op } = event;
      if (op === "expand") families = new Map(survivors.map(({ key, from }) => [key, from]));
      if (!drawing.includes(op)) {
        if (last(step, scale) === undefined)
          add(
            candidates.map(({ key }) => key),
            event,
          );
        const test = tests.at(-1) as StepTest;
        tests[tests.length - 1] = {
          ...test,
          expect: {
            survivors: survivors.map(({ from }) => from),
            logWeights: survivors.map(({ logWeight }) => logWeight),
          },
        };
      }
      // Branches go on beside one another: nobody is forgotten here.
      const next = new Map(paths);
      for (const { key, from, logWeight } of survivors)
        next.set(key, { ...of(candidates[from]?.key ?? ""), logWeight });
      paths = next;
    }
  }
  return tests;
}

/** A test without what its step looks at nothing of, which would be a problem. */
function trimmed(value: Graph, test: StepTest): StepTest {
  let { given } = test;
  for (const { path, message } of checkTests(value, operators, [test]))
    if (/looks at no/.test(message)) given = without(given, path.at(-1) as string);
  return { ...test, given };
}
const without = (given: StepTest["given"], key: string): StepTest["given"] =>
  Object.fromEntries(Object.entries(given).filter(([name]) => name !== key));

describe("testStep", () => {
  it.each(shipped)("selects in %s as a run does that carries the same numbers", async (name) => {
    const value = shippedGraph(name);
    for (const n of value.n === 1 ? [1] : [1, 2]) {
      const head = { n, seed: 3 + n, prompt: "two stars" };
      const { events } = await fakeDraw(value, head);
      const tests = testsOf(events, { ...head, sides: [...sidesFor(value)] }).map((test) =>
        trimmed(value, test),
      );
      expect(checkTests(value, operators, tests)).toEqual([]);
      if (!/^raw$|^plain/.test(name)) expect(tests.length).toBeGreaterThan(0);
      for (const test of tests) {
        const left = await testStep(value, operators, test);
        expect([test.step, test.scale, left]).toEqual([test.step, test.scale, test.expect]);
      }
    }
  });

  const ttsVar = shippedGraph("tts-var");
  it("hangs on seed, prompt, n and scale", async () => {
    const test: StepTest = {
      ...{ step: "resample-6", expect: { survivors: [] } },
      given: { scores: [0.1, 0.2, 0.15, 0.12, 0.18, 0.11] },
    };
    const left = (more: Partial<StepTest>) => testStep(ttsVar, operators, { ...test, ...more });
    expect((await left({})).survivors).toHaveLength(2);
    expect((await left({ n: 3 })).survivors).toHaveLength(6);
    expect(await left({})).toEqual(await left({ seed: 0, prompt: "", n: 1, scale: 6 }));
    const seeds = await Promise.all([0, 1, 2, 3, 4, 5].map((seed) => left({ seed })));
    const prompts = await Promise.all([..."abcdef"].map((prompt) => left({ prompt })));
    for (const many of [seeds, prompts])
      expect(new Set(many.map(({ survivors }) => survivors.join())).size).toBeGreaterThan(1);
  });
  it("keeps every path where there are fewer than asked for", async () =>
    expect(
      await testStep(ttsVar, operators, {
        ...{ step: "cluster-2", expect: { survivors: [] } },
        given: { features: [[0], [0], [1]], logWeights: [1, 2, 3] },
      }),
    ).toEqual({ survivors: [0, 1, 2], logWeights: [1, 2, 3] }));
  it("tells survivors by their places among all that came in, dead ones too", async () => {
    const { survivors } = await testStep(ttsVar, operators, {
      ...{ step: "resample-6", expect: { survivors: [] } },
      given: { scores: [1e308, -1, 0.9] }, // 10 · 1e308 is beyond a double: that path dies
    });
    expect(survivors).toEqual([2, 2]);
  });
  it("takes a short history for that of the last scorings", async () => {
    const value = graph({ name: "late", scales: 3, paths: 2 }, [
      generate(),
      decode(),
      score({ reward: "alignment" }),
      at(
        [1, 2], // so that the score of scale 0 is no checkpoint
        resample({ to: 2, lambda: 1, potential: "max", scheme: "systematic", trigger: "never" }),
      ),
    ]);
    const left = (history: number[][]) =>
      testStep(value, operators, {
        ...{ step: "resample", scale: 2, expect: { survivors: [] } },
        given: { scores: [0, 0], history },
      });
    expect((await left([[5], [1]])).logWeights).toEqual([5, 1]);
    expect(
      (
        await left([
          [7, 5],
          [9, 1],
        ])
      ).logWeights,
    ).toEqual([5, 1]);
    expect((await left([[7, 5], []])).logWeights).toEqual([5, 0]);
  });
  it("fails with the step and scale where the step does", async () => {
    const failure = await testStep(ttsVar, operators, {
      ...{ step: "resample-9", expect: { survivors: [] } },
      given: { scores: [Number.NaN, Number.NaN] },
    }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(RunError);
    expect(failure).toMatchObject({ step: "resample-9", scale: 9 });
    expect((failure as RunError).cause).toBeInstanceOf(DeadBatch);
  });
  it("has no model for an operator that asks for one", async () => {
    const greedy = defineOperator(
      {
        ...{ name: "greedy", about: "Asks a model.", params: closed(), keeps: () => 1 },
        ...{ needs: ["score"], adds: [], clears: [] },
      },
      () =>
        concatMap(async (batch) => {
          await batch.run.decode([]);
          return batch;
        }),
    );
    const value = graph({ name: "greedy", scales: 1, paths: 1 }, [greedy()]);
    const test = { step: "greedy", given: { scores: [1] }, expect: { survivors: [0] } };
    await expect(testStep(value, { greedy }, test)).rejects.toThrow(
      "a test of a step has no models",
    );
  });
});
