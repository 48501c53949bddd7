import { describe, expect, it } from "vitest";
import {
  best,
  cluster,
  decode,
  draw,
  extract,
  generate,
  resample,
  score,
} from "../../../operators/index.ts";
import { at, type Graph, graph } from "../../../src/graph/Graph.ts";
import { shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

const about = (name: string) => {
  const { steps: _, ...head } = shippedGraph(name);
  return head;
};
const resampleTo = (to: number) =>
  resample({ to, lambda: 10, potential: "value", scheme: "multinomial" });

/** The files, written in code. */
const inCode: Record<string, Graph> = {
  raw: graph(about("raw"), [
    generate(),
    at([12], decode()),
    at([12], score({ reward: "alignment" })),
  ]),
  "best-of-n": graph(about("best-of-n"), [
    generate(),
    at([12], decode()),
    at([12], score({ reward: "alignment" })),
    at([12], best()),
  ]),
  "importance-sampling": graph(about("importance-sampling"), [
    generate(),
    at([12], decode()),
    at([12], score({ reward: "alignment" })),
    at([12], draw({ lambda: 10 })),
  ]),
  "tts-var": graph(about("tts-var"), [
    generate(),
    at([2, 5, 6, 9, 12], decode()),
    at([2, 5], extract({ encoder: "structure", reduce: "pca" })),
    at([2], cluster({ to: 6 }), "cluster-2"),
    at([5], cluster({ to: 4 }), "cluster-5"),
    at([6, 9, 12], score({ reward: "alignment" })),
    at([6], resampleTo(2), "resample-6"),
    at([9], resampleTo(1), "resample-9"),
    at([12], best()),
  ]),
};

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
