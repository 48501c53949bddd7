import { describe, expect, it } from "vitest";
import { best } from "../../operators/best.ts";
import {
  cluster,
  decode,
  extract,
  generate,
  keep,
  resample,
  score,
} from "../../operators/index.ts";
import { fork } from "../../src/fork.ts";
import type { Search } from "../../src/run/draw.ts";
import { essence, fakeDraw, shippedGraph } from "../fakes/fakeDraw.ts";

const graph = shippedGraph("elite-and-diverse");

/** graphs/elite-and-diverse.yaml as a typed pipe. */
const search: Search = (begun) => {
  const five = begun.pipe(
    generate(),
    generate(),
    generate(),
    generate(),
    generate(),
    generate(),
    decode(),
    extract({ encoder: "structure", reduce: "pca" }),
  );
  const joined = five.pipe(
    score({ reward: "alignment" }),
    fork("join", cluster({ to: 4 }, "diverse"), keep({ to: 2, by: "score" }, "elite")),
  );
  const nine = joined.pipe(generate(), generate(), generate(), generate(), decode());
  const thinned = nine.pipe(
    score({ reward: "alignment" }),
    resample({ to: 2, lambda: 10, potential: "value", scheme: "systematic" }),
  );
  return thinned.pipe(
    generate(),
    generate(),
    generate(),
    decode(),
    score({ reward: "alignment" }),
    best(),
  );
};

describe("fork", () => {
  it.each([1, 2, 3])("is in a pipe what `from` is in a graph file: n = %d", async (n) => {
    for (const seed of [1, 2, 3, 4]) {
      const file = await fakeDraw(graph, { seed, n });
      const code = await fakeDraw(graph, { seed, n }, {}, search);
      expect(essence(code.result)).toEqual(essence(file.result));
      const joined = code.events.filter(({ type }) => type === "joined");
      expect(joined).toMatchObject([{ step: "join", scale: 5, from: ["join[0]", "join[1]"] }]);
      const width = code.result.widths[6] as number;
      expect(width).toBeGreaterThanOrEqual(4 * n);
      expect(width).toBeLessThanOrEqual(6 * n);
      await code.models.settled();
      expect(code.models.device.live()).toBe(0);
    }
  });
});
