import type { Sampling } from "../models/ports.ts";
import type { Overrides } from "./Run.ts";

/** The bundle's sampling values of a scale, with what the step overrides. */
export function resolveSampling(
  bundle: readonly Sampling[],
  overrides: Overrides,
  scale: number,
): Sampling {
  const own = bundle[scale] as Sampling;
  const at = (key: keyof Sampling) => {
    const value = overrides[key];
    return (typeof value === "number" ? value : value?.[scale]) ?? own[key];
  };
  return { guidance: at("guidance"), temperature: at("temperature"), topP: at("topP") };
}
