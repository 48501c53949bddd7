import type { Assembled } from "./assemble.ts";
import type { BundleDescription } from "./readDescription.ts";

/** The bundles that an assembled model lies in, each once. */
export const sourcesOf = ({
  drawing,
  encoders,
  rewards,
}: Assembled): readonly BundleDescription[] => {
  const seers = [...Object.values(encoders), ...Object.values(rewards)];
  const all = [drawing, ...seers.map(({ source }) => source)];
  return [...new Map(all.map((one) => [one.folder, one])).values()];
};
