import fc from "fast-check";
import { catchError, concatMap, EMPTY, filter, map, of, repeat } from "rxjs";
import { describe, expect, it } from "vitest";
import { generate } from "../../../../operators/index.ts";
import { codecs, defineOperator, type selectPaths, type Transform } from "../../../../src/index.ts";
import { withPaths } from "../../../../src/testing/arbitraries/batchSpecs.ts";
import { operatorLaws } from "../../../../src/testing/laws/operatorLaws.ts";
import { brokenOf, complaintOf } from "./brokenOf.ts";

type Pass = Transform<"score", never, never>;

/** An operator that needs a score, and does this with its batches. */
const passing = (transform: unknown) =>
  defineOperator(
    {
      name: "mine",
      about: "For tests.",
      params: codecs.closed({}),
      needs: ["score"],
      adds: [],
      clears: [],
    },
    () => transform as Pass,
  );
const laws = (transform: unknown) =>
  operatorLaws({ operator: passing(transform), params: fc.constant({}), breaks: "never" });

const fields = "adds the fields it declares, clears those it declares, and keeps the rest";
const repeats = "repeats itself and leaves its input alone";
const owns = "owns one reference for each row it emits, and no other";
const consumes = "consumes its source once, and answers each batch with one";
const passes = "passes on the end and the failure of its source, and leaves it when it is left";

const changed = (change: (path: Record<string, unknown>, place: number) => object | undefined) =>
  map((batch: { paths: readonly Record<string, unknown>[] }) => ({
    ...batch,
    paths: batch.paths.flatMap((path, place) => change(path, place) ?? []),
  }));

// That right ones keep the laws: test/operators.
describe("operatorLaws", () => {
  let calls = 0;
  it.each<[string, unknown, string]>([
    ["drops a field", changed(({ score, ...path }) => path), fields],
    ["leaves a field undefined", changed((path) => ({ ...path, score: undefined })), fields],
    ["adds a field it does not declare", changed((path) => ({ ...path, history: [] })), fields],
    ["ends with no path", changed(() => undefined), fields],
    ["counts its calls", changed((path) => ({ ...path, logWeight: calls++ })), repeats],
    ["writes to its input", changed((path) => Object.assign(path, { logWeight: 1 })), repeats],
    ["drops a path with its rows", changed((path, i) => (i === 0 ? path : undefined)), owns],
    [
      "frees rows that it hands on",
      changed((path) => {
        (path.latent as { tensor: { release(): void } } | undefined)?.tensor.release();
        return path;
      }),
      owns,
    ],
    ["answers twice", concatMap((batch) => of(batch, batch)), consumes],
    ["answers the first alone", filter((_, i) => i === 0), consumes],
    ["takes its batch twice", (source: Parameters<Pass>[0]) => source.pipe(repeat(2)), consumes],
    ["swallows errors", catchError(() => EMPTY), passes],
  ])("catch an operator that %s", async (_, transform, name) =>
    expect(await brokenOf(laws(transform))).toContain(name),
  );
  it("catch one that says it fails and does not", async () =>
    expect(
      await brokenOf(
        operatorLaws({
          operator: generate,
          params: fc.constant({}),
          breaks: { batch: (spec) => withPaths(spec, () => ({ score: 1 })) },
        }),
      ),
    ).toEqual(["fails with its step and scale, and the lease frees what it held"]));
  it("say what was leaked, by which batch", async () => {
    const leaky = laws(
      map((batch: Parameters<typeof selectPaths>[0]) => ({
        ...batch,
        paths: batch.paths.slice(0, 1),
      })),
    ).filter(({ name }) => name === owns);
    const complaint = await complaintOf(leaky);
    expect(complaint).toMatch(/Counterexample: \[\{\},\{"prompt":/);
    expect(complaint).toMatch(/references held, and rows emitted, differ/);
  });
});
