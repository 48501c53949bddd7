import { describe, expect, it } from "vitest";
import * as examples from "../../../examples/graphs.ts";
import { cluster, decode, generate } from "../../../operators/index.ts";
import { at, type Graph, graph } from "../../../src/graph/Graph.ts";
import { shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

/** The files, written in code. */
const inCode = Object.fromEntries(
  Object.values<Graph>(examples).map((example) => [example.name, example]),
);

describe("graph", () => {
  it.each(Object.keys(inCode))("in code gives the value of the file %s", (name) => {
    expect(shipped).toContain(name);
    expect(inCode[name]).toStrictEqual(shippedGraph(name));
    expect(Object.values(inCode[name]?.steps ?? []).every((step) => typeof step === "object")).toBe(
      true,
    );
  });
  it("is a plain value: no function, nothing shared with what it was made of", () => {
    const scales = [1, 2];
    const made = graph({ name: "mine", scales: 3, paths: 1 }, [generate(), at(scales, decode())]);
    scales.push(3);
    expect(made.steps[1]).toEqual({ op: "decode", at: [1, 2] });
    expect(structuredClone(made)).toEqual(made);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
  it("takes an id from the step or from `at`, which has the last word", () => {
    const step = cluster({ to: 2 }, "own");
    expect(graph({ name: "a", scales: 1, paths: 3 }, [step]).steps[0]).toEqual({
      op: "cluster",
      id: "own",
      with: { to: 2 },
    });
    expect(at([1], step).id).toBe("own");
    expect(at([1], step, "other").id).toBe("other");
    expect(at([2], at([1], step)).at).toEqual([2]);
  });
});
