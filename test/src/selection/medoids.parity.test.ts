import { describe, expect, it } from "vitest";
import { clusterOf } from "../../../src/selection/Cluster.ts";
import { distinct } from "../../../src/selection/distinct.ts";
import { lloyd } from "../../../src/selection/lloyd.ts";
import { medoid } from "../../../src/selection/medoid.ts";
import { rescaled } from "../../../src/selection/rescaled.ts";
import { parity } from "../../fixtures/parity.ts";

interface Case {
  readonly name: string;
  readonly features: readonly (readonly number[])[];
  /** Vectors that K-Means begins with as centres. */
  readonly initial: readonly number[];
  /** Representatives, ascending. */
  readonly kept: readonly number[];
}

/** What `medoids` does once its centres are seeded: so the seeds can be given. */
function representatives({ features, initial }: Case): readonly number[] {
  const rows = rescaled(features);
  const order = distinct(rows);
  const points = order.map((i) => rows[i] as number[]);
  const { groups } = lloyd(
    points,
    initial.map((i) => order.indexOf(i)),
  );
  return groups
    .map((members) => order[medoid(points, order, clusterOf(points, members))] as number)
    .sort((a, b) => a - b);
}

describe("medoids", () => {
  const { cases } = parity<Case>("medoids");
  it.each(cases)(
    "stand for the clusters that scikit-learn finds from the same centres: $name",
    (one) => {
      expect(one.kept).toHaveLength(one.initial.length);
      expect(representatives(one)).toEqual(one.kept);
    },
  );
});
