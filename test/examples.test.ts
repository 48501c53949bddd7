import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as E from "fp-ts/lib/Either.js";
import { lastValueFrom } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";
import * as graphs from "../examples/graphs.ts";
import * as ownOperator from "../examples/own-operator.ts";
import * as ownReward from "../examples/own-reward.ts";
import { ttsVarPipe } from "../examples/typedPipe.ts";
import { operators } from "../operators/index.ts";
import {
  compile,
  draw,
  type Graph,
  type Image,
  label,
  type Models,
  openModels,
  type Problem,
  type RunEvent,
  type Search,
  withRewards,
} from "../src/index.ts";

let models: Models;
beforeAll(async () => {
  models = await openModels(shipped("models", "shapes-64"), { workers: 1 });
});
afterAll(() => models.close());

const found = (search: E.Either<readonly Problem[], Search>): Search => {
  if (E.isLeft(search)) throw new Error(JSON.stringify(search.left));
  return search.right;
};
/** A run of a graph, and all that it told. */
async function told(graph: Graph, search: Search, on: Models, n = 1) {
  const events: RunEvent[] = [];
  const observe = (event: RunEvent) => void events.push(event);
  const inputs = { prompt: "a red star", seed: 4, n, paths: graph.paths, models: on, graph };
  const result = await lastValueFrom(draw({ ...inputs, observe }, search));
  return { result, events };
}

describe("examples/typedPipe.ts", () => {
  it("draws the image that the graph file draws", async () => {
    const inputs = { prompt: "a green cross", seed: 4, n: 1, paths: 8, models };
    const compiled = found(compile(graphs.ttsVar, operators));
    const fromFile = await lastValueFrom(draw(inputs, compiled));
    const fromPipe = await lastValueFrom(draw(inputs, ttsVarPipe));
    expect(fromPipe).toEqual(fromFile);
  });
});

describe("examples/own-operator.ts", () => {
  const { tournaments, search, tournament } = ownOperator;
  it.each([1, 2])("keeps winners at scale 8, with n = %d", async (n) => {
    const { result, events } = await told(tournaments, found(search), models, n);
    expect(result.widths).toEqual([6, 6, 6, 6, 6, 6, 6, 6, 6, 3, 3, 3, 3].map((w) => w * n));
    const selected = events.filter((event) => event.type === "selected");
    expect(selected.map(({ op, step }) => [op, step])).toEqual([
      ["tournament", "tournament"],
      ["best", "best"],
    ]);
    const places = selected[0]?.survivors.map(({ from }) => from) ?? [];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const again = await told(tournaments, found(search), models, n);
    expect(again.result).toEqual(result);
  });
  it("lets the highest score win, where everybody is drawn", async () => {
    const sure = { ...tournaments, steps: tournaments.steps.map(crowded) };
    const compiled = compile(sure, { ...operators, tournament });
    const { events } = await told(sure, found(compiled), models);
    const [scored] = events.filter((event) => event.type === "scored");
    const best = scored?.scores.indexOf(Math.max(...(scored.scores as number[])));
    const [selected] = events.filter((event) => event.type === "selected");
    expect(selected?.survivors.map(({ from }) => from)).toEqual([best, best, best]);
  });
  const crowded = (step: Graph["steps"][number]) =>
    step.op === "tournament" ? { ...step, with: { to: 3, among: 99 } } : step;
  it("says that it is a heuristic", () =>
    expect(label(tournaments, { ...operators, tournament })).toMatchObject({
      kind: "heuristic",
      reasons: [{ why: expect.stringMatching(/goes by rank/) }, { why: expect.anything() }],
    }));
  it("exports what a plugin exports", () => expect(ownOperator.operators).toEqual({ tournament }));
});

/** A picture of two pixels. */
const pair = (red: [number, number], green: [number, number], blue: [number, number]): Image => ({
  ...{ width: 2, height: 1 },
  pixels: Float32Array.from([...red, ...green, ...blue]),
});

/** What a server says to a request: a status and a text, or nothing for too long. */
type Reply = readonly [status: number, text: string] | "silence";

interface Posted {
  readonly prompt: string;
  readonly images: readonly { width: number; height: number; pixels: string }[];
}

/** A server on this machine that answers as `reply` says, and all that it was sent. */
async function serving(reply: (posted: Posted, request: number) => Reply) {
  const seen: Posted[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const posted = JSON.parse(text) as Posted;
    seen.push(posted);
    const answer = reply(posted, seen.length - 1);
    if (answer !== "silence") response.writeHead(answer[0]).end(answer[1]);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}/score`, seen, close };
}
/** The mean of a picture's numbers, read from what was posted. */
const meanOf = ({ pixels }: Posted["images"][number]) => {
  const bytes = Buffer.from(pixels, "base64");
  const numbers = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
  return numbers.reduce((a, b) => a + b) / numbers.length;
};
const scored = ({ images }: Posted): Reply => [200, JSON.stringify({ scores: images.map(meanOf) })];
const quick = { timeoutMs: 2500, retries: 2, waitMs: 1 };

describe("examples/own-reward.ts", () => {
  const { redness, scoredBy, redThenAsked, search } = ownReward;

  it("sees red pixels", () => {
    const images = [
      pair([1, 1], [0, 0], [0, 0]),
      pair([1, 0], [0, 0], [0, 1]),
      pair([1, 1], [1, 1], [1, 0]),
    ];
    expect(redness(images, "")).toEqual([1, 0.5, 0]);
  });
  it("draws with both rewards, from a server that fails at first and then is slow", async () => {
    const server = await serving((posted, request) =>
      request === 0 ? [503, "not yet"] : request === 1 ? "silence" : scored(posted),
    );
    try {
      const rewards = { red: redness, server: scoredBy(server.url, quick) };
      const { result } = await told(redThenAsked, found(search), withRewards(models, rewards));
      expect(server.seen).toHaveLength(3);
      expect(server.seen[2]?.prompt).toBe("a red star");
      expect(server.seen[2]?.images).toMatchObject([
        { width: 64, height: 64 },
        { width: 64, height: 64 },
      ]);
      const { pixels } = result.image;
      expect(result.score).toBeCloseTo(pixels.reduce((a, b) => a + b) / pixels.length, 5);
      expect(Object.keys(result.scores["8"] ?? {})).toEqual(["red"]);
      expect(Object.keys(result.scores["12"] ?? {})).toEqual(["server"]);
    } finally {
      await server.close();
    }
  });

  const ask = async (reply: (posted: Posted, request: number) => Reply) => {
    const server = await serving(reply);
    const images = [pair([1, 1], [0, 0], [0, 0]), pair([0, 0], [0, 0], [0, 0])];
    const answer = await Promise.resolve(scoredBy(server.url, quick)(images, "two stars")).then(
      (scores) => scores,
      (cause: unknown) => String(cause).replace(server.url, "URL"),
    );
    await server.close();
    return { answer, requests: server.seen.length };
  };
  it("gives up after its retries", async () =>
    expect(await ask(() => [500, "broken"])).toEqual({
      answer: "Error: URL answers 500: broken",
      requests: 3,
    }));
  it("does not ask again where it is refused", async () =>
    expect(await ask(() => [422, "no such prompt"])).toEqual({
      answer: "Error: URL answers 422: no such prompt",
      requests: 1,
    }));
  it("takes null for a picture that cannot be scored", async () =>
    expect(await ask(() => [200, '{"scores":[null,2]}'])).toEqual({
      answer: [Number.NaN, 2],
      requests: 1,
    }));
  it("asks again where nobody listens, each time later", async () => {
    const server = await serving(scored);
    await server.close();
    const start = performance.now();
    const mine = scoredBy(server.url, { ...quick, waitMs: 40 });
    await expect(mine([pair([1, 1], [0, 0], [0, 0])], "")).rejects.toThrow("fetch failed");
    expect(performance.now() - start).toBeGreaterThan(40 + 80 - 5);
  });
  it("exports what a plugin exports", () =>
    expect(Object.keys(ownReward.rewards)).toEqual(["red", "server"]));
});
