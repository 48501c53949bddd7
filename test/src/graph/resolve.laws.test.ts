import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { operators } from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import type { Graph } from "../../../src/graph/Graph.ts";
import type { Parsed } from "../../../src/graph/parse.ts";
import { resolve } from "../../../src/graph/resolve.ts";
import { type Extended, extended, namedGraphs } from "../../arbitraries/extended.ts";

const write = fc.constantFrom(stringify, JSON.stringify);
type Write = (value: unknown) => string;

const resolved = (text: string, files: Readonly<Record<string, string>>): Parsed => {
  const found = resolve(text, "mine.yaml", (name) => files[name]);
  if (found._tag === "Left") throw new Error(JSON.stringify(found.left));
  return found.right;
};
const over = (change: object, base: object, to: Write = JSON.stringify) =>
  resolved(to({ extends: "./base.yaml", ...change }), { "base.yaml": to(base) });
const nameOf = ({ op, id = op }: Graph["steps"][number]) => id;

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce((part, key) => (part as Record<string | number, unknown> | undefined)?.[key], value);
/** The path in a change of what stands at a path in the graph. */
const placeIn = (change: Extended["change"], graph: Graph, path: readonly (string | number)[]) => {
  if (path[0] !== "steps") return path;
  const name = nameOf(graph.steps[path[1] as number] as Graph["steps"][number]);
  const steps = (change.steps ?? []) as Graph["steps"];
  return ["steps", steps.findIndex((step) => nameOf(step) === name), ...path.slice(2)];
};

/** Every place of a value that holds no further ones. */
const leaves = (value: unknown, path: readonly (string | number)[] = []): (typeof path)[] =>
  typeof value !== "object" || value === null || Object.keys(value).length === 0
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) =>
        leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      );

describe("resolve", () => {
  it("puts together again what was split", () =>
    fc.assert(
      fc.property(extended(), write, ({ graph, base, change }, to) => {
        expect(over(change, base, to).graph).toEqual(graph);
      }),
      { numRuns: 1_000 },
    ));
  it("extending with nothing gives the other file's graph", () =>
    fc.assert(
      fc.property(namedGraphs(), write, (graph, to) => {
        for (const nothing of [{}, { steps: [] }, { without: [] }, { steps: [], without: [] }])
          expect(over({ name: graph.name, ...nothing }, graph, to).graph).toEqual(graph);
      }),
    ));
  it("leaving a step out and adding it again changes nothing", () =>
    fc.assert(
      fc.property(namedGraphs(), fc.nat(), (graph, place) => {
        fc.pre(graph.steps.length > 1);
        const i = place % graph.steps.length;
        const step = graph.steps[i] as Graph["steps"][number];
        const [before, after] = [graph.steps[i + 1], graph.steps[i - 1]];
        for (const neighbour of [
          before && { before: nameOf(before) },
          after && { after: nameOf(after) },
        ]) {
          if (neighbour === undefined) continue;
          const change = { without: [nameOf(step)], steps: [{ ...step, ...neighbour }] };
          expect(over({ name: graph.name, ...change }, graph).graph).toEqual(graph);
        }
      }),
    ));
  it("changes of different steps may come in any order", () =>
    fc.assert(
      fc.property(
        namedGraphs(),
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        (graph, random) => {
          const changes = graph.steps.map((step, i) => ({
            ...(step.id === undefined ? { op: step.op } : { id: step.id }),
            at: [random[i] as number],
            with: { to: random[i + 8] },
          }));
          const shuffled = changes
            .map((change, i) => ({ change, key: random[i + 16] as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ change }) => change);
          const inOrder = over({ name: "a", steps: changes }, graph).graph;
          expect(over({ name: "a", steps: shuffled }, graph).graph).toEqual(inOrder);
          expect(inOrder.steps.map(nameOf)).toEqual(graph.steps.map(nameOf));
        },
      ),
    ));
  it("a chain gives what its parts give one by one, written down between", () =>
    fc.assert(
      fc.property(
        extended().chain((top) => fc.tuple(fc.constant(top), extended(fc.constant(top.base)))),
        write,
        ([top, below]: [Extended, Extended], to) => {
          const chain = resolved(to({ extends: "./b.yaml", ...top.change }), {
            "b.yaml": to({ extends: "./c.yaml", ...below.change }),
            "c.yaml": to(below.base),
          });
          const middle = over(below.change, below.base, to).graph;
          expect(chain.graph).toEqual(over(top.change, middle, to).graph);
          expect(chain.graph).toEqual(top.graph);
        },
      ),
      { numRuns: 500 },
    ));
  it("finds each value of the graph where a file writes it, the newest that does", () =>
    fc.assert(
      fc.property(extended(), write, ({ graph, base, change }, to) => {
        const files: Record<string, string> = {
          "mine.yaml": to({ extends: "./base.yaml", ...change }),
          "base.yaml": to(base),
        };
        const lines = Object.entries(files).map(
          ([file, text]) => [file, text.split("\n")] as const,
        );
        const said = { "mine.yaml": change, "base.yaml": base } as Record<string, object>;
        const { locate } = resolved(files["mine.yaml"] as string, files);
        for (const path of leaves(graph)) {
          if (path[0] === "steps" && path.length === 1) continue;
          const { file, path: own, line, column } = locate({ path, message: "here" });
          expect(file).toBe(
            at(change, placeIn(change, graph, path)) === undefined ? "base.yaml" : "mine.yaml",
          );
          // A mapping without keys may be what is left of one.
          const value = at(graph, path);
          if (typeof value !== "object") expect(at(said[file], own)).toEqual(value);
          const text = new Map(lines).get(file)?.[line - 1]?.slice(column - 1);
          const key = own.at(-1);
          if (typeof key === "string") expect(text).toMatch(new RegExp(`^"?${key}`));
        }
      }),
      { numRuns: 300 },
    ));
  it("survives anything, and places every problem inside one of the files", () =>
    fc.assert(
      fc.property(
        extended(),
        write,
        fc.boolean(),
        fc.nat(),
        fc.nat(20),
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom(
            "extends: ./mine.yaml",
            "null",
            "without: [a]",
            "before: a",
            "[",
            "&a *a",
          ),
        ),
        ({ base, change }, to, inBase, where, length, put) => {
          const files: Record<string, string> = {
            "mine.yaml": to({ extends: "./base.yaml", ...change }),
            "base.yaml": to(base),
          };
          const name = inBase ? "base.yaml" : "mine.yaml";
          const text = files[name] as string;
          const from = where % text.length;
          files[name] = text.slice(0, from) + put + text.slice(from + length);
          const found = resolve(files["mine.yaml"] as string, "mine.yaml", (file) => files[file]);
          const checked = found._tag === "Right" ? check(found.right.graph, operators) : undefined;
          const problems =
            found._tag === "Left"
              ? found.left
              : checked?._tag === "Left"
                ? checked.left.map((problem) => found.right.locate(problem))
                : [];
          if (found._tag === "Left") expect(problems).not.toEqual([]);
          for (const { file, line, column, message } of problems) {
            expect(Object.keys(files)).toContain(file);
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual((files[file] as string).split(/\r\n|\r|\n/).length);
            expect(column).toBeGreaterThanOrEqual(1);
            expect(message).not.toBe("");
          }
        },
      ),
      { numRuns: 1_000 },
    ));
});
