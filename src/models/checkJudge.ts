import type { Bundle } from "./Bundle.ts";
import { numbersPerObject } from "./foundIn.ts";

type Shape = readonly (number | string)[];

/** What is wrong with the judge's ports, or `null`: it must take the pictures that the bundle draws. */
export function checkJudge({ roles, image }: Bundle): string | null {
  if (roles.judge === undefined) return null;
  const { inputs, outputs } = roles.judge.detect;
  const extra = Object.keys(inputs).find((name) => name !== "images");
  if (extra !== undefined) return `roles.judge.detect.inputs.${extra}: a judge has images only`;
  return (
    checkPort("inputs.images", inputs.images, ["B", ...image]) ??
    checkPort("outputs.objects", outputs.objects, ["B", "M", numbersPerObject])
  );
}

/** A letter of `wanted` stands for any side. */
function checkPort(
  name: string,
  port: { readonly dtype: string; readonly shape: Shape } | undefined,
  wanted: Shape,
): string | null {
  const isRight =
    port?.dtype === "float32" &&
    port.shape.length === wanted.length &&
    wanted.every((side, i) => typeof side === "string" || side === port.shape[i]);
  const found = port === undefined ? "missing" : `${port.dtype} [${port.shape}]`;
  return isRight ? null : `roles.judge.detect.${name}: ${found}; expected float32 [${wanted}]`;
}
