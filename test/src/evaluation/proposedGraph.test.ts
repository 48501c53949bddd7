import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { operators } from "../../../operators/index.ts";
import { proposedGraph } from "../../../src/evaluation/proposedGraph.ts";
import { check, parse } from "../../../src/index.ts";
import { fakeDraw } from "../../fakes/fakeDraw.ts";

const head = { name: "made", about: "made up", source: "a test", scales: 13, reward: "aesthetic" };
const keeps = [
  { scale: 5, to: 4 },
  { scale: 9, to: 2 },
];

describe("proposedGraph", () => {
  it.each([
    ["selects twice", { paths: 8, keeps, side: null }],
    ["looks at smaller pictures", { paths: 8, keeps, side: 4 }],
    ["is a best of n", { paths: 3, keeps: [], side: null }],
    ["is one path", { paths: 1, keeps: [], side: 4 }],
  ])("%s, passes check, and is read back as it was written", (_, proposal) => {
    const graph = proposedGraph(proposal, head);
    expect(check(graph, operators)).toEqual(E.right(graph));
    const read = parse(stringify(graph), "made.yaml");
    expect(E.isRight(read) && read.right.graph).toEqual(graph);
  });
  it("draws with the widths that it is told, each unit of n alike", async () => {
    const { result } = await fakeDraw(proposedGraph({ paths: 8, keeps, side: null }, head), {
      n: 2,
    });
    expect(result.widths).toEqual([16, 16, 16, 16, 16, 16, 8, 8, 8, 8, 4, 4, 4]);
    expect(Object.keys(result.scores)).toEqual(["5", "9", "12"]);
  });
  it("decodes small where it selects, and the last pictures whole", () => {
    const { steps } = proposedGraph({ paths: 8, keeps, side: 4 }, head);
    expect(steps.filter(({ op }) => op === "decode")).toEqual([
      { op: "decode", id: "decode-small", at: [5, 9], with: { side: 4 } },
      { op: "decode", id: "decode-last", at: [12] },
    ]);
  });
});
