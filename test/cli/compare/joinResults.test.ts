import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinResults } from "../../../cli/compare/joinResults.ts";
import { UsageError } from "../../../cli/UsageError.ts";
import type { Results, Settings } from "../../../src/evaluation/Settings.ts";
import { strategyName } from "../../../src/evaluation/Strategy.ts";
import { madeResults } from "../../arbitraries/results.ts";
import { writeFolder } from "./writeFolder.ts";

const whole = madeResults();
const { runs, prompts } = whole.settings;
const part = (change: Partial<Settings>) => writeFolder(madeResults(change));
const without = (some: number): Results => ({ ...whole, rows: whole.rows.slice(some) });

describe("joinResults", () => {
  it("gives one folder as it is", () =>
    expect(joinResults([writeFolder(whole)])).toEqual({
      ...whole,
      timings: [],
      missing: 0,
      notices: [],
    }));
  it("makes the whole of parts that cover it, however it was cut, and whatever lies in two", () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 2), { minLength: runs.length, maxLength: runs.length }),
        (where) => {
          const cut = [0, 1].map((at) => runs.filter((_, i) => where[i] === at || where[i] === 2));
          const [first, ...others] = cut
            .filter(({ length }) => length > 0)
            .map((own) => part({ runs: own }));
          const joined = joinResults([first as string, ...others]);
          const key = (row: unknown) => JSON.stringify(row);
          expect(joined.rows.map(key).sort()).toEqual(whole.rows.map(key).sort());
          expect(joined.settings.runs.map(strategyName).sort()).toEqual(
            runs.map(strategyName).sort(),
          );
          expect(joined).toMatchObject({ missing: 0, notices: [] });
        },
      ),
      { numRuns: 15 },
    ));
  it("counts what is missing once, by folder and together, and takes it from where it is", () => {
    const torn = writeFolder(without(3));
    expect(joinResults([torn])).toMatchObject({ missing: 3 });
    expect(joinResults([torn, torn]).missing).toBe(3);
    expect(joinResults([torn]).notices).toEqual([
      `${torn}: 3 results are missing; varflow evaluate goes on with them`,
      expect.stringContaining("not every strategy has every prompt and seed"),
    ]);
    expect(joinResults([torn, writeFolder(whole)])).toMatchObject({ missing: 0, notices: [] });
  });
  it("calls nothing missing that no folder asked for, and says that the means are of other prompts", () => {
    const few = part({ runs: runs.slice(0, 1), prompts: prompts.slice(0, 2) });
    const many = part({ runs: runs.slice(1) });
    const { missing, notices, settings } = joinResults([few, many]);
    expect(missing).toBe(0);
    expect(notices).toEqual([expect.stringContaining("the means of the strategies are not")]);
    expect(settings.prompts).toHaveLength(prompts.length);
  });
  it("puts timings, rewards and plugins together", () => {
    const plugin = { file: "odd.js", sha256: "1" };
    const a = writeFolder(madeResults({ rewards: ["alignment"] }), [{ graph: "raw", wallMs: 1 }]);
    const b = writeFolder(madeResults({ rewards: ["odd"], plugins: [plugin] }), [{ wallMs: 2 }]);
    const { timings, settings } = joinResults([a, b]);
    expect(timings.map(({ wallMs }) => wallMs)).toEqual([1, 2]);
    expect(settings).toMatchObject({ rewards: ["alignment", "odd"], plugins: [plugin] });
  });
});

describe("joinResults refuses", () => {
  const other = { ...whole.settings.graphs, best: { name: "best", steps: [] } };
  it.each<readonly [string, Partial<Settings>, RegExp]>([
    ["another model", { modelHash: "1" }, /modelHash: "0", not "1"$/],
    ["another device", { device: { varflow: "1" } }, /device\.varflow: "0", not "1"$/],
    ["another graph of the same name", { graphs: other }, /graphs\.best\.steps\.0: /],
    [
      "another meaning of the same prompt",
      { prompts: [{ prompt: "prompt 0", tag: "position" }] },
      /prompts\.prompt 0\.tag: "colors", not "position"$/,
    ],
  ])("%s", (_, change, said) => {
    const [a, b] = [writeFolder(whole), part(change)];
    for (const folders of [[a, b] as const, [a, a, b] as const])
      expect(() => joinResults([...folders])).toThrow(UsageError);
    expect(() => joinResults([a, b])).toThrow(said);
    expect(() => joinResults([a, b])).toThrow(`${a} and ${b} cannot be compared`);
  });
  it("other code of the same plugin, also between the second and the third", () => {
    const own = (sha256: string) => part({ plugins: [{ file: "odd.js", sha256 }] });
    const [a, b, c] = [writeFolder(whole), own("1"), own("2")];
    expect(() => joinResults([a, b, c])).toThrow(`${b} and ${c} cannot be compared`);
  });
  it("two results of one place", () => {
    const [first, ...others] = whole.rows;
    const changed = { ...whole, rows: [{ ...first, reason: "odd" } as typeof first, ...others] };
    expect(() => joinResults([writeFolder(whole), writeFolder(changed as Results)])).toThrow(
      /has another result of \["raw",1,"prompt 0",0\]/,
    );
  });
  it("to list more than a screen of differences", () => {
    const renamed = (tag: string) =>
      part({ prompts: Array.from({ length: 30 }, (_, i) => ({ prompt: `prompt ${i}`, tag })) });
    expect(() => joinResults([renamed("a"), renamed("b")])).toThrow(/… and 22 more$/);
  });
});
