import type { Batch } from "../Batch.ts";
import type { Field } from "../Path.ts";

/** How far a batch has got. */
export interface Progress {
  /** Whether its scale is the model's last. */
  readonly isLast: boolean;
  /** Scales drawn over all scales, in (0, 1]. */
  readonly scales: number;
  /** Tokens drawn over all tokens, in (0, 1]. */
  readonly tokens: number;
}

/** How far a batch has got through the scales of its model. */
export function progressOf({ run: { sides }, scale }: Batch<Field> | Batch<never>): Progress {
  const upTo = (end: number) => sides.slice(0, end).reduce((sum, side) => sum + side * side, 0);
  return {
    isLast: scale === sides.length - 1,
    scales: (scale + 1) / sides.length,
    tokens: upTo(scale + 1) / upTo(sides.length),
  };
}
