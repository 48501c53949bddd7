import { describe, expect, it } from "vitest";
import { decode, draw, generate, operators, resample, score } from "../../operators/index.ts";
import { at, type Graph, graph } from "../../src/graph/Graph.ts";
import { label } from "../../src/graph/label.ts";
import { missesOf, truthRuns } from "./missesOf.ts";

type Resampling = Parameters<typeof resample>[0];
const weighing: Resampling = { to: 2, lambda: 10, potential: "diff", scheme: "systematic" };

/** What may happen to two paths at a scale. */
const weighings: readonly (Partial<Resampling> | null)[] = [
  null,
  { potential: "value", lambda: 0, trigger: "never" },
  { potential: "value" },
  {},
  { potential: "tempered", lambda: { linear: 10 } },
];
/** Without a correction, which would make all of them exact. */
const ends = [{ lambda: 0 }, { lambda: 10 }];

/** Every way to weigh at three scales and to draw at the end. */
const searches: readonly Graph[] = weighings.flatMap((zero) =>
  weighings.flatMap((one) =>
    weighings.flatMap((two) =>
      ends.map((end) => {
        const steps = [zero, one, two].flatMap((about, scale) =>
          about === null ? [] : [at([scale], resample({ ...weighing, ...about }), `at-${scale}`)],
        );
        const name = [...steps.map(({ with: p }) => JSON.stringify(p)), JSON.stringify(end)].join();
        return graph({ name, scales: 3, paths: 2 }, [
          ...[generate(), decode(), score({ reward: "alignment" })],
          ...[...steps, at([2], draw(end))],
        ]);
      }),
    ),
  ),
);

describe("the label", () => {
  it("calls no search exact that is not, of every way to weigh at three scales", async () => {
    const exact = searches.filter((search) => label(search, operators).kind === "exact");
    expect(exact.length).toBeGreaterThan(searches.length / 5);
    expect(exact.length).toBeLessThan(searches.length / 2);
    const wrong: string[] = [];
    for (const search of exact)
      if ((await missesOf(search, { n: 1, runs: truthRuns / 4 })).length > 0)
        wrong.push(search.name);
    expect(wrong).toEqual([]);
  });
});
