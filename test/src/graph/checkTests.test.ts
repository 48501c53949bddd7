import { describe, expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { checkTests } from "../../../src/graph/checkTests.ts";
import type { Located } from "../../../src/graph/locator.ts";
import { parse } from "../../../src/graph/parse.ts";
import { resolve } from "../../../src/graph/resolve.ts";

const base = `name: mine
scales: 3
paths: 4
steps:
  - { op: generate }
  - { op: decode, at: [1, 2] }
  - { op: extract, at: [1], with: { encoder: structure, reduce: pca } }
  - { op: cluster, at: [1], with: { to: 3 } }
  - { op: score, at: [1, 2], with: { reward: alignment } }
  - { op: resample, at: [1, 2], with: { to: 2, lambda: 1, potential: max, scheme: systematic } }
  - { op: keep, at: [2], with: { to: 1, by: first } }
`;
/** What is wrong with a file that has this test alone: line, column, place, words and hint. */
function problems(test: string, head = base): readonly string[] {
  const parsed = parse(`${head}tests: [${test}]\n`, "mine.yaml");
  if (parsed._tag === "Left") return parsed.left.map(shown);
  const { graph, tests, locate } = parsed.right;
  return checkTests(graph, operators, tests).map(locate).map(shown);
}
const shown = ({ line, column, path, message, hint }: Located) =>
  `${line}:${column} ${path.join(".")}: ${message}${hint ? ` | ${hint}` : ""}`;

describe("checkTests", () => {
  it.each([
    "{ step: cluster, given: { features: [[1, 2], [3, 4]] }, expect: { survivors: [0] } }",
    "{ step: cluster, name: a, scale: 1, n: 2, seed: 3, prompt: two stars, sides: [1, 2, 3], given: { features: [[1]], logWeights: [-1] }, expect: { survivors: [], logWeights: [0] } }",
    "{ step: resample, given: { scores: [1, 2] }, expect: { survivors: [0] } }",
    "{ step: resample, scale: 2, given: { scores: [1, 2], history: [[1], [2]], weighed: [[1], []], lambda: 1 }, expect: { survivors: [0] } }",
    "{ step: keep, given: { logWeights: [0, 0] }, expect: { survivors: [0] } }",
    "{ step: keep, given: { weighed: [[], [1, 2]] }, expect: { survivors: [0] } }",
  ])("finds nothing wrong with %s", (test) => expect(problems(test)).toEqual([]));

  const scored = "given: { scores: [1, 2] }, expect: { survivors: [0] }";
  it.each([
    [`{ step: resampel, ${scored}`, 'no step "resampel" | did you mean "resample"?', "step"],
    [
      `{ step: nowhere, ${scored}`,
      'no step "nowhere" | steps: generate, decode, extract, cluster, score, resample, keep',
      "step",
    ],
    [`{ step: score, ${scored}`, "score selects nothing: score keeps all", "step"],
    [
      `{ step: resample, scale: 0, ${scored}`,
      "resample does not run at 0 | it does at 1, 2",
      "scale",
    ],
    [
      `{ step: resample, scale: 3, ${scored}`,
      "resample does not run at 3 | it does at 1, 2",
      "scale",
    ],
    [`{ step: resample, sides: [1, 2], ${scored}`, "2 sides of 3 scales", "sides"],
    [
      "{ step: cluster, given: { logWeights: [1] }, expect: { survivors: [0] }",
      "cluster needs features | give features",
      "given",
    ],
    [`{ step: keep, ${scored}`, "keep looks at no scores", "given.scores"],
    [
      "{ step: cluster, given: { features: [[1]], history: [[]] }, expect: { survivors: [0] }",
      "cluster looks at no history",
      "given.history",
    ],
    [
      "{ step: resample, given: { scores: [1], features: [[1]] }, expect: { survivors: [0] }",
      "resample looks at no features",
      "given.features",
    ],
    ["{ step: keep, given: {}, expect: { survivors: [0] }", "no path: give a list", "given"],
    [
      "{ step: keep, given: { logWeights: [] }, expect: { survivors: [0] }",
      "no path",
      "given.logWeights",
    ],
    [
      "{ step: resample, given: { scores: [1, 2], logWeights: [0] }, expect: { survivors: [0] }",
      "1 paths, but scores has 2",
      "given.logWeights",
    ],
    [
      "{ step: cluster, given: { features: [[1, 2], [3]] }, expect: { survivors: [0] }",
      "1 numbers, not 2",
      "given.features.1",
    ],
    [
      "{ step: resample, scale: 2, given: { scores: [1, 2], history: [[1], [1, 2]] }, expect: { survivors: [0] }",
      "2 numbers, but the graph scores 1 times before",
      "given.history.1",
    ],
    [
      "{ step: resample, scale: 1, given: { scores: [1, 2], weighed: [[], [1]] }, expect: { survivors: [0] }",
      "1 numbers, but the graph weighs 0 times before",
      "given.weighed.1",
    ],
  ])("finds in %s: %s", (test, message, path) => {
    const [first, ...others] = problems(`${test} }`);
    expect(others).toEqual([]);
    expect(first).toMatch(/^12:\d+ /);
    expect(first?.replace(/^\S+ /, "")).toBe(`tests.0.${path}: ${message}`);
  });

  it("knows that n may be fixed", () => {
    const raw = base.replace("paths: 4", "paths: 4\nn: 1");
    const test = (n: number) => `{ step: resample, n: ${n}, ${scored} }`;
    expect(problems(test(1), raw)).toEqual([]);
    expect(problems(test(2), raw)).toEqual(["13:27 tests.0.n: mine has n fixed to 1"]);
  });
  it("takes the score of this very state for none of the past", () => {
    const latest = base.replace("to: 2, lambda", "to: 2, latest: true, lambda");
    const test = (given: string) =>
      `{ step: resample, scale: 1, given: { ${given} }, expect: { survivors: [0] } }`;
    expect(problems(test("history: [[1], []]"), latest)).toEqual([]);
    expect(problems(test("history: [[1], []], scores: [1, 2]"), latest)).toHaveLength(1);
  });

  it.each([
    ["{ step: keep, given: { logWeights: [0] } }", "expect: missing; expected"],
    ["{ step: keep, expect: { survivors: [0] } }", "given: missing; expected"],
    [
      "{ step: keep, given: {}, expect: {} }",
      "expect.survivors: missing; expected a list of places",
    ],
    [
      "{ step: keep, given: {}, expect: { survivors: [-1] } }",
      "expect.survivors.0: -1: expected an integer ≥ 0",
    ],
    [
      "{ step: keep, given: { score: [1] }, expect: { survivors: [0] } }",
      'given.score: unknown key "score" | did you mean "scores"?',
    ],
    [
      "{ step: keep, given: { scores: [.nan] }, expect: { survivors: [0] } }",
      "given.scores.0: NaN: expected a finite number",
    ],
    [
      "{ step: keep, n: 0, given: {}, expect: { survivors: [0] } }",
      "n: 0: expected an integer in 1…1024",
    ],
    ["{ step: keep, at: 1, given: {}, expect: { survivors: [0] } }", 'at: unknown key "at"'],
  ])("refuses %s: %s", (test, said) =>
    expect(problems(test).map((problem) => problem.replace(/^\S+ tests\.0\./, ""))[0]).toContain(
      said,
    ),
  );
});

describe("tests of a graph file", () => {
  const tests = "tests: [{ step: keep, given: { logWeights: [0] }, expect: { survivors: [0] } }]\n";
  it("are no part of its graph", () => {
    const [bare, tested] = [base, base + tests].map((text) => parse(text, "mine.yaml"));
    if (bare?._tag !== "Right" || tested?._tag !== "Right") throw new Error("not read");
    expect(tested.right.graph).toEqual(bare.right.graph);
    expect(bare.right.tests).toEqual([]);
    expect(tested.right.tests).toEqual([
      { step: "keep", given: { logWeights: [0] }, expect: { survivors: [0] } },
    ]);
  });
  it("are of that file alone: one that extends it has its own", () => {
    const files: Readonly<Record<string, string>> = { "mine.yaml": base + tests };
    const read = (text: string) => {
      const found = resolve(text, "other.yaml", (file) => files[file]);
      if (found._tag === "Left") throw new Error(JSON.stringify(found.left));
      return found.right;
    };
    const other = "name: other\nextends: ./mine.yaml\n";
    expect(read(other).tests).toEqual([]);
    expect(read(other).graph).not.toHaveProperty("tests");
    const own = read(`${other}${tests.replace("keep", "kepp")}`);
    expect(own.tests).toHaveLength(1);
    expect(checkTests(own.graph, operators, own.tests).map(own.locate).map(shown)).toEqual([
      '3:11 tests.0.step: no step "kepp" | did you mean "keep"?',
    ]);
    expect(read(files["mine.yaml"] as string).tests).toHaveLength(1);
  });
});
