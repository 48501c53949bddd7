import { pixels } from "../models/pixelPatches.ts";
import type { ModelSpec } from "../models/ports.ts";
import type { Room } from "./Room.ts";
import type { Space } from "./Space.ts";

/**
 * The room that a space leaves for searches with a model, by one of its rewards.
 *
 * @throws RangeError for a scale, a side or an encoder that the model does not have.
 */
export function roomOf(space: Space, spec: ModelSpec, reward: string): Room {
  const last = spec.sides.length - 1;
  const { widest = 48, looks = 4, lambdas = [1, 2, 5, 10, 20, 50] } = space;
  const { potentials = ["value", "tempered"], schemes = ["systematic"] } = space;
  const { reducers = ["pca", "pool"], rounds = [4, 8, 16, 24] } = space;
  const { untils = [0, 0.25, 0.5, 0.75, 1, 1.25] } = space;
  const smaller = Object.keys(spec.cost.smallerDecodes).map(Number);
  const sides = space.sides?.map((side) => (side === "full" ? null : side)) ?? [null, ...smaller];
  const own = spec.encoders.filter((name) => name !== pixels);
  const encoders = space.encoders ?? own;
  refuse(
    sides.filter((side) => side !== null),
    smaller,
    "side",
  );
  refuse(encoders, spec.encoders, "encoder");
  return {
    ...{ reward, last, widest, looks, lambdas, potentials, schemes, encoders, reducers, sides },
    ...{ rounds, untils },
    scales: scalesOf(space.scales, Math.ceil(last / 4), last, last),
    coarse: scalesOf(space.coarse, Math.ceil(last / 6), Math.ceil(last / 2), last),
  };
}

/** Ascending, each once; from `first` to before `end` where none are given. */
function scalesOf(
  given: readonly number[] | undefined,
  first: number,
  end: number,
  last: number,
): readonly number[] {
  const before = Array.from({ length: last }, (_, scale) => scale);
  const usual = before.filter((scale) => scale >= first && scale < end);
  const wanted = given ?? (usual.length > 0 ? usual : before);
  refuse(wanted, before, "scale before the last");
  return [...new Set(wanted)].sort((a, b) => a - b);
}

function refuse<T>(wanted: readonly T[], known: readonly T[], what: string): void {
  const odd = wanted.find((one) => !known.includes(one));
  if (odd !== undefined)
    throw new RangeError(`${odd} is no ${what}; there are: ${known.join(", ") || "none"}`);
}
