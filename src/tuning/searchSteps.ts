import { at } from "../graph/Graph.ts";
import type { StepValue } from "../graph/StepValue.ts";
import type { Room } from "./Room.ts";

/** What a search does before its end. */
export interface Course {
  /** Scales whose pictures are scored, ascending, before the last. */
  readonly looks: readonly number[];
  /** Side that they are decoded at; `null` is the full one. */
  readonly side: number | null;
  /** How paths are drawn; `generate` at every scale if absent. */
  readonly drawing?: readonly StepValue[];
  /** A diverse few are kept first, by what their full pictures show. */
  readonly first?: {
    readonly scale: number;
    readonly encoder: string;
    readonly reduce: string;
    readonly to: number;
  };
  /** Steps that select by score. */
  readonly selections: readonly StepValue[];
}

/** The steps of such a search, which ends with the best of the finished pictures. */
export function searchSteps(
  { looks, side, drawing = [{ op: "generate" }], first, selections }: Course,
  { last, reward }: Pick<Room, "last" | "reward">,
): readonly StepValue[] {
  const early = first === undefined ? [] : [first.scale];
  const decodes: readonly StepValue[] =
    side === null || looks.length === 0
      ? [at([...early, ...looks, last], { op: "decode" })]
      : [
          at(looks, { op: "decode", with: { side } }, "decode-small"),
          at([...early, last], { op: "decode" }, "decode-full"),
        ];
  const diverse: readonly StepValue[] =
    first === undefined
      ? []
      : [
          at(early, { op: "extract", with: { encoder: first.encoder, reduce: first.reduce } }),
          at(early, { op: "cluster", with: { to: first.to } }),
        ];
  return [
    ...drawing,
    ...decodes,
    ...diverse,
    at([...looks, last], { op: "score", with: { reward } }),
    ...selections,
    at([last], { op: "best" }),
  ];
}
