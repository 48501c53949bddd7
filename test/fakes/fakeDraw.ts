import { readdirSync, readFileSync } from "node:fs";
import { operators } from "../../operators/index.ts";
import type { RunEvent } from "../../src/events.ts";
import { compile } from "../../src/graph/compile.ts";
import type { Graph } from "../../src/graph/Graph.ts";
import { resolve } from "../../src/graph/resolve.ts";
import type { Registry } from "../../src/operator.ts";
import { draw, type Inputs, type Search } from "../../src/run/draw.ts";
import type { Result } from "../../src/run/Result.ts";
import {
  type FakeModels,
  type FakeOptions,
  fakeModels,
} from "../../src/testing/fakes/fakeModels.ts";
import { sides13 } from "../../src/testing/fakes/fakeSpec.ts";
import { only } from "../../src/testing/streams/only.ts";

const folder = new URL("../../graphs/", import.meta.url);

/** Names of all graph files that ship. */
export const shipped: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length));

/** Those that are no variation of another. */
export const shippedWhole: readonly string[] = shipped.filter(
  (name) => !/^extends:/m.test(readFileSync(new URL(`${name}.yaml`, folder), "utf8")),
);

/** Text of a graph file that ships. */
export const graphText = (name: string): string =>
  readFileSync(new URL(`${name}.yaml`, folder), "utf8");

/** The graph of a file that ships. */
export function shippedGraph(name: string): Graph {
  const resolved = resolve(graphText(name), `${name}.yaml`, (file) =>
    graphText(file.slice(0, -".yaml".length)),
  );
  if (resolved._tag === "Left") throw new Error(JSON.stringify(resolved.left));
  return resolved.right.graph;
}

/** A graph as a search; fails on any problem. */
export function searchOf(graph: Graph, registry: Registry = operators): Search {
  const compiled = compile(graph, registry);
  if (compiled._tag === "Left") throw new Error(JSON.stringify(compiled.left));
  return compiled.right;
}

/** Sides of a fake that has as many scales as a graph. */
export const sidesFor = ({ scales }: Graph): readonly number[] => sides13.slice(0, scales);

/** What a test says of a run; the rest is chosen for it. */
export type About = Partial<Pick<Inputs, "prompt" | "seed" | "n" | "observe" | "models">>;

/** Inputs and search of a graph on the fake. */
export function fakeInputs(
  graph: Graph,
  { prompt = "two stars", seed = 1, n = 1, observe = () => {}, models }: About = {},
): Inputs & { readonly models: FakeModels } {
  const own = (models as FakeModels | undefined) ?? fakeModels({ sides: sidesFor(graph) });
  return { prompt, seed, n, observe, models: own, paths: graph.paths, graph };
}

/** A whole run of a graph on a fake of its own, and all that it told. */
export async function fakeDraw(
  graph: Graph,
  about: About = {},
  options: FakeOptions = {},
  search: Search = searchOf(graph),
): Promise<{
  readonly result: Result;
  readonly events: readonly RunEvent[];
  readonly models: FakeModels;
}> {
  const events: RunEvent[] = [];
  const own = { sides: sidesFor(graph), ...options };
  const models = (about.models as FakeModels | undefined) ?? fakeModels(own);
  const observe = (event: RunEvent) => {
    events.push(event);
    about.observe?.(event);
  };
  const result = await only(draw(fakeInputs(graph, { ...about, observe, models }), search));
  return { result, events, models };
}

/** What of a result no batching, worker or order of arrival may change. */
export const essence = ({ prompt, seed, n, key, image, score, scores, widths }: Result) => ({
  prompt,
  seed,
  n,
  key,
  pixels: [...image.pixels],
  score,
  scores,
  widths,
});
