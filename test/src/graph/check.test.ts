import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  best,
  cluster,
  decode,
  generate,
  operators,
  resample,
  score,
} from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import { at, from, type Graph, graph } from "../../../src/graph/Graph.ts";
import { parse } from "../../../src/graph/parse.ts";
import { graphs, soundGraphs } from "../../arbitraries/graphs.ts";
import { graphText, shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

/** What the checker says of a graph that ships, changed: line, what, hint. */
const said = (name: string, ...changes: readonly (readonly [string, string])[]) => {
  const text = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, graphText(name));
  const parsed = parse(text, name);
  if (parsed._tag === "Left") throw new Error(JSON.stringify(parsed.left));
  const checked = check(parsed.right.graph, operators);
  if (checked._tag === "Right") return [];
  return checked.left.map((problem) => {
    const { line, message, hint } = parsed.right.locate(problem);
    return `${line} ${message}${hint === undefined ? "" : ` | ${hint}`}`;
  });
};
const problemsOfGraph = (value: Graph) => {
  const checked = check(value, operators);
  return checked._tag === "Left" ? checked.left.map(({ message }) => message) : [];
};
const resampling = { to: 2, lambda: 10, potential: "value", scheme: "multinomial" } as const;
const head = { name: "mine", scales: 3, paths: 4 };

describe("check", () => {
  it.each(shipped)("has nothing to say of %s, and gives it back", (name) => {
    const checked = check(shippedGraph(name), operators);
    expect(checked).toEqual({ _tag: "Right", right: shippedGraph(name) });
  });
  it("has nothing to say of graphs made to be right", () =>
    fc.assert(
      fc.property(soundGraphs(5), (value) => {
        expect(problemsOfGraph(value)).toEqual([]);
      }),
    ));
  it("never throws, and says where in the graph", () =>
    fc.assert(
      fc.property(graphs(), (value) => {
        const checked = check(value, operators);
        for (const { path, message } of checked._tag === "Left" ? checked.left : []) {
          expect(["steps", "scales", "paths"]).toContain(path[0]);
          expect(message).not.toBe("");
        }
      }),
    ));

  it("names every problem of the steps at once, nearest words included", () =>
    expect(
      said(
        "tts-var",
        ["op: extract", "op: extrakt"],
        ["encoder: structure", "encodr: structure"],
        ["op: decode, at: [2, 5, 6, 9, 12]", "op: decode, at: [2, 5, 6, 9, 13, 2]"],
        ["{ to: 6 }", "{ to: 6.5 }"],
        ["id: cluster-5, ", ""],
        ["lambda: 10", "lambda: -1"],
        ["op: score, at: [6, 9, 12]", "op: score, at: []"],
        ["op: best", "op: bestt"],
      ),
    ).toEqual([
      "8 no scale 13 | scales are 0…12",
      "8 scale 2 stands twice",
      '9 no operator "extrakt" | did you mean "extract"?',
      "10 6.5: expected an integer ≥ 1",
      "12 no scale: the step would never run",
      "13 -1: expected a number in 0…1e9, or one of { linear: a number in 0…1e9 }, { tokens: a number in 0…1e9 }, { polynomial: { to, power } }, { exponential: { to, rate? } }, { consistency: { to, by } }, { adaptive: { to, ess } }",
      '15 no operator "bestt" | did you mean "best"?',
    ]));
  it("refuses an unknown parameter, with the nearest, and a missing one", () => {
    expect(said("tts-var", ["encoder: structure", "encodr: structure"])).toEqual([
      '9 unknown key "encodr" | did you mean "encoder"?',
      "9 missing; expected a name",
    ]);
    expect(said("tts-var", ["reduce: pca", "reduce: pcaa"])).toEqual([
      '9 "pcaa": expected one of pca, pca-joint, pool, none | did you mean "pca"?',
    ]);
  });
  it("refuses two steps of one name", () => {
    expect(said("tts-var", ["id: cluster-2, ", ""], ["id: cluster-5, ", ""])).toEqual([
      '11 step 4 is called "cluster" already | give each its own id, for example id: cluster-5',
    ]);
    expect(said("tts-var", ["id: cluster-5", "id: cluster-2"])[0]).toMatch(/^11 step 4 is called/);
    expect(said("tts-var", ["id: cluster-5", "id: best"])[0]).toMatch(
      /^15 step 5 is called "best"/,
    );
    expect(said("tts-var", ["id: cluster-2, ", ""])).toEqual([]);
  });
  it("refuses a selection that chooses nothing", () => {
    expect(said("tts-var", ["{ to: 6 }", "{ to: 8 }"])).toEqual([
      "10 at scale 2: cluster keeps 8 of 8 paths, which chooses nothing; to must be less",
    ]);
    expect(said("tts-var", ["{ to: 4 }", "{ to: 7 }"])[0]).toMatch(/^11 at scale 5: .* 7 of 6 /);
    // At n = 1 all is well: only a second n shows that `best` leaves one path, not n.
    const twice = graph({ name: "n", scales: 1, paths: 3 }, [
      generate(),
      decode(),
      operators.extract({ encoder: "structure", reduce: "pca" }),
      score({ reward: "alignment" }),
      cluster({ to: 2 }),
      best(),
    ]);
    expect(problemsOfGraph(twice)).toEqual([]);
  });
  it("refuses a score of an earlier state, and takes it with `latest`", () => {
    const stale = said("tts-var", ["op: score, at: [6, 9, 12]", "op: score, at: [6, 12]"]);
    expect(stale).toEqual([
      "14 resample at scale 9 needs score, which no step before it makes there; " +
        "the one of scale 6 is of an earlier state | run score or lookahead or rate at scale 9 before it",
      "8 decode at scale 9 makes image, which no step reads there | leave 9 out of its `at`, or add extract or score",
    ]);
    const latest: [string, string] = [
      "with: { to: 1, lambda: 10, potential: value, scheme: multinomial }",
      "with: { to: 1, lambda: 10, potential: value, scheme: multinomial, latest: true }",
    ];
    const decodes = (scales: string): [string, string] => ["at: [2, 5, 6, 9, 12]", scales];
    expect(
      said(
        "tts-var",
        ["op: score, at: [6, 9, 12]", "op: score, at: [6, 12]"],
        latest,
        decodes("at: [2, 5, 6, 12]"),
      ),
    ).toEqual([]);
    expect(
      said(
        "tts-var",
        ["op: score, at: [6, 9, 12]", "op: score, at: [12]"],
        latest,
        decodes("at: [2, 5, 12]"),
      ),
    ).toEqual([
      "13 resample at scale 6 needs score, which no step before it makes there | run score or lookahead or rate at scale 6 before it",
      "13 resample at scale 6 needs history, which no step before it makes there | run score or lookahead or rate at scale 6 before it",
      "14 resample at scale 9 needs history, which no step before it makes there | run score or lookahead or rate at scale 9 before it",
    ]);
  });
  it("refuses an image of an earlier state", () =>
    expect(said("tts-var", ["at: [2, 5, 6, 9, 12]", "at: [2, 5, 9, 12]"])).toEqual([
      "12 score at scale 6 needs image, which no step before it makes there; " +
        "the one of scale 5 is of an earlier state | run decode at scale 6 before it",
    ]));
  it("wants each scale generated once, and first", () => {
    expect(said("raw", ["op: generate }", "op: generate, at: [0, 1, 3] }"])).toContain(
      "6 scale 2 is never generated | each scale starts with one generate",
    );
    const other = { id: "again" };
    const twice = graph(head, [generate(), at([1], generate(), other.id), decode(), best()]);
    expect(problemsOfGraph(twice)).toContain("scale 1 is generated twice");
    const early = graph({ ...head, paths: 1, n: 1 }, [
      decode(),
      generate(),
      at([2], decode(), "end"),
    ]);
    expect(problemsOfGraph(early).slice(0, 3)).toEqual(
      [0, 1, 2].map((k) => `decode stands before generate at scale ${k}`),
    );
  });
  it("wants an image and one path at the end", () => {
    expect(said("raw", ["op: decode, at: [12]", "op: decode, at: [11]"])).toEqual([
      "9 score at scale 12 needs image, which no step before it makes there; " +
        "the one of scale 11 is of an earlier state | run decode at scale 12 before it",
      "6 no image is left at the last scale, 12 | add a decode step at 12",
      "8 decode at scale 11 makes image, which no step reads there | leave 11 out of its `at`, or add extract or score",
    ]);
    const many =
      "end with best or draw at the last scale, with choose for several images, or write n: 1 where the graph is meant for one";
    expect(said("raw", ["n: 1\n", ""])).toEqual([
      `5 2 paths are left at the end with n = 2; 1 is needed | ${many}`,
    ]);
    expect(said("raw", ["paths: 1", "paths: 2"])).toEqual([
      `6 2 paths are left at the end with n = 1; 1 is needed | ${many}`,
    ]);
    expect(said("tts-var", ["  - { op: best, at: [12] }\n", ""])).toEqual([
      `6 2 paths are left at the end with n = 2; 1 is needed | ${many}`,
    ]);
  });
  it("wants as many paths at the end as a final choice says, and one after rounds", () => {
    const last = "with: { images: 4, by: { mmr: 0.5 } } }";
    expect(said("four-images")).toEqual([]);
    expect(said("four-images", ["images: 4", "images: 8"])).toEqual([]);
    expect(said("four-images", ["images: 4", "images: 9"])).toEqual([
      "12 at scale 12: choose keeps 9 of 8 paths; images must be at most 8",
    ]);
    expect(
      said("four-images", [
        last,
        `${last}\n  - { op: keep, at: [12], with: { to: 2, by: score } }`,
      ]),
    ).toEqual([expect.stringMatching(/^7 2 paths are left at the end with n = 1; 1 is needed/)]);
    expect(said("four-images", ["paths: 8\n", "paths: 8\nrounds: { most: 2 }\n"])).toEqual([
      expect.stringMatching(/4 paths are left at the end with n = 1; 1 is needed/),
    ]);
  });
  it("wants a step, a size that can be, and scales that are whole", () => {
    expect(problemsOfGraph(graph(head, []))).toEqual(["no step: nothing would be drawn"]);
    expect(problemsOfGraph(graph({ ...head, scales: 1001, paths: 10_001 }, [generate()]))).toEqual([
      "1001 scales: at most 1000",
      "10001 paths: at most 10000",
    ]);
    const odd = graph(head, [generate(), at([0.5, -1, 3, Number.NaN], decode())]);
    expect(problemsOfGraph(odd)).toEqual([
      "no scale 0.5",
      "no scale -1",
      "no scale 3",
      "no scale NaN",
    ]);
  });
  it("resamples to more than came in, if it likes", () => {
    const wide = graph({ ...head, paths: 1 }, [
      generate(),
      decode(),
      score({ reward: "alignment" }),
      at([0], resample({ ...resampling, to: 9 })),
      at([2], best()),
    ]);
    expect(problemsOfGraph(wide)).toEqual([]);
  });

  it("refuses a picture or features that nobody reads", () => {
    expect(said("tts-var", ["at: [2, 5, 6, 9, 12]", "at: [2, 3, 5, 6, 9, 12]"])).toEqual([
      "8 decode at scale 3 makes image, which no step reads there | leave 3 out of its `at`, or add extract or score",
    ]);
    expect(said("tts-var", ["op: extract, at: [2, 5]", "op: extract, at: [2, 5, 6]"])).toEqual([
      expect.stringMatching(
        /^9 extract at scale 6 makes features, which no step reads there \| leave 6 out of its `at`, or add rate or cluster or spread or choose$/,
      ),
    ]);
    expect(said("raw", ["op: decode, at: [12]", "op: decode"])).toHaveLength(12);
  });
  it("refuses a resampling that never resamples to change the width", () =>
    expect(said("smc", ["to: 4", "to: 2"], ["trigger: { ess: 0.5 }", "trigger: never"])).toContain(
      "10 at scale 4: resample keeps 2 of 4 paths with trigger never, which keeps all; to must be 4, or the trigger another",
    ));

  describe("of branches", () => {
    const join = "{ op: join, from: [diverse, elite], at: [5] }";
    it("wants names of steps before it at the same scale", () => {
      expect(
        said("elite-and-diverse", [
          "from: score, at: [5], with: { to: 4 }",
          "from: scor, at: [5], with: { to: 4 }",
        ]),
      ).toContain('11 no step "scor" before it at scale 5 | did you mean "score"?');
      expect(
        said("elite-and-diverse", [join, "{ op: join, from: [diverse, best], at: [5] }"]),
      ).toContain(
        '13 no step "best" before it at scale 5 | steps before it there: generate, decode, extract, score, diverse, elite',
      );
      expect(
        said("elite-and-diverse", [join, "{ op: join, from: [diverse, elite, elite], at: [5] }"]),
      ).toEqual(['13 "elite" stands twice']);
      expect(said("elite-and-diverse", [join, "{ op: join, from: [], at: [5] }"])).toContain(
        "13 no step: it would work on nothing",
      );
    });
    it("wants every branch joined again", () => {
      expect(said("elite-and-diverse", [join, "{ op: join, from: elite, at: [5] }"])).toEqual([
        `11 what "diverse" leaves at scale 5 is used by no step: a branch that is never joined | name it in the from of a later step, for example { op: join, from: [diverse, …] }`,
      ]);
      expect(said("elite-and-diverse", [`  - ${join}\n`, ""])).toHaveLength(1);
    });
    it("lets no branch generate", () =>
      expect(
        problemsOfGraph(
          graph({ ...head, paths: 1, n: 1 }, [
            at([0], generate(), "first"),
            at([1, 2], from("first", generate())),
            at([2], decode()),
          ]),
        ),
      ).toContain("generate begins a scale: a branch ends within one"));
    it("carries what all branches carry, and counts the widths that may be", () => {
      const features = "{ op: extract, at: [5], with: { encoder: structure, reduce: pca } }";
      expect(
        said("elite-and-diverse", [
          "op: resample, at: [9], with: { to: 2",
          "op: cluster, at: [5], with: { to: 4",
        ])[0],
      ).toMatch(/unknown key/);
      const again: [string, string] = [
        join,
        `${join}\n  - { op: cluster, id: again, at: [5], with: { to: 4 } }`,
      ];
      expect(said("elite-and-diverse", again)).toEqual([]); // of 4 to 6
      expect(said("elite-and-diverse", [again[0], again[1].replace("to: 4", "to: 6")])).toEqual([
        "14 at scale 5: cluster keeps 6 of 6 paths, which chooses nothing; to must be less",
      ]);
      const later: [string, string] = [`  - ${features}\n`, ""];
      expect(
        said("elite-and-diverse", later, [
          join,
          `${features.replace("{ op: extract", "{ op: extract, from: diverse")}\n  - ${join.replace("diverse", "extract")}\n  - { op: cluster, id: again, at: [5], with: { to: 1 } }`,
        ]),
      ).toContain(
        "14 cluster at scale 5 needs features, which no step before it makes there; the one of scale 5 is of an earlier state | run extract at scale 5 before it",
      );
    });
  });
});
