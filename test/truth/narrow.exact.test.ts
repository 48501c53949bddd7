import { describe, expect, it } from "vitest";
import { shippedGraph } from "../fakes/fakeDraw.ts";
import { exactGraphs } from "./exactGraphs.ts";
import { missesOf, truthWidths } from "./missesOf.ts";

describe.each(exactGraphs)(
  "%s is exact: evidence times the image drawn is p(x)·e^(λ·s(x)),",
  (name) => {
    const graph = shippedGraph(name);
    it.each(graph.n === 1 ? [1] : truthWidths.filter((n) => n < 8))(
      "in every cell of 8,192 images, at n = %d",
      async (n) => {
        expect(await missesOf(graph, { n })).toEqual([]);
      },
    );
  },
);
