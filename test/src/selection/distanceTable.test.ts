import fc from "fast-check";
import { expect, it } from "vitest";
import { distanceTable } from "../../../src/selection/distanceTable.ts";
import { squaredDistance } from "../../../src/selection/squaredDistance.ts";
import { tiedFeatures } from "../../../src/testing/arbitraries/features.ts";

it("distanceTable holds the squared distance of every pair, at both places", () =>
  fc.assert(
    fc.property(tiedFeatures(), (points) => {
      const table = distanceTable(points);
      expect(table).toHaveLength(points.length);
      for (const [i, row] of table.entries()) {
        expect(row).toHaveLength(points.length);
        for (const [j, distance] of row.entries())
          expect(distance).toBe(squaredDistance(points[i] ?? [], points[j] ?? []));
      }
    }),
  ));
