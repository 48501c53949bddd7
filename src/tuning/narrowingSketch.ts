import type { StepValue } from "../graph/StepValue.ts";
import type { Opening } from "./openingOf.ts";
import type { Room } from "./Room.ts";
import type { Sketch } from "./Sketch.ts";
import { searchSteps } from "./searchSteps.ts";
import { widthsText } from "./widthsText.ts";

/** How a search selects by score. */
export interface Selecting {
  /** The step that leaves `to` paths at a scale. */
  readonly select: (scale: number, to: number) => StepValue;
  /** Whether it leaves fewer than come in; else it may leave as many. */
  readonly isStrict: boolean;
  /** What it is, for a person; empty where the widths say all. */
  readonly how: string;
}

/** A search that becomes narrower from look to look. */
export function narrowingSketch(
  { first, looks, side }: Opening,
  { select, isStrict, how }: Selecting,
  room: Room,
): Sketch {
  const narrowings = looks.length + (first === null ? 0 : 1);
  const strictly = Array.from(
    { length: narrowings + 1 },
    (_, i) => isStrict || (i === 1 && first !== null),
  );
  const scales = first === null ? looks : [first.scale, ...looks];
  return {
    least: leastOf(strictly),
    fits: (widths) =>
      widths.every(
        (width, i) =>
          i === 0 ||
          width < (widths[i - 1] as number) ||
          (strictly[i] === false && width === widths[i - 1]),
      ),
    steps: ([, ...widths]) => {
      const to = first === null ? widths : widths.slice(1);
      return searchSteps(
        {
          ...{ looks, side },
          ...(first !== null && { first: { ...first, to: widths[0] as number } }),
          selections: looks.map((scale, i) => select(scale, to[i] as number)),
        },
        room,
      );
    },
    about: (widths) =>
      [
        widthsText(widths, scales),
        ...(first === null ? [] : [`clustered at first (${first.encoder}, ${first.reduce})`]),
        ...(how === "" ? [] : [how]),
        ...(side === null ? [] : [`by pictures of side ${side}`]),
      ].join(", "),
  };
}

/** The last width is 1; each before is as large as it must be, and 2 at least. */
function leastOf(strictly: readonly boolean[]): readonly number[] {
  const widths = strictly.map(() => 1);
  for (let i = widths.length - 2; i >= 0; i--)
    widths[i] = Math.max(2, (widths[i + 1] as number) + (strictly[i + 1] ? 1 : 0));
  return widths;
}
