import type { Bundle } from "./Bundle.ts";
import type { ScorerBundle } from "./ScorerBundle.ts";

/**
 * What is wrong with the ports of the encoders and rewards, or `null`: they take pictures of the size
 * that their preprocessing makes, and no ids where nothing in the bundle makes any.
 */
export function checkSeers({ roles, tokenizer }: Bundle | ScorerBundle): string | null {
  const seers = [
    ...Object.entries(roles.encoders).map(([name, { encode, preprocess }]) => ({
      ...{ place: `roles.encoders.${name}.encode`, file: encode, preprocess },
    })),
    ...Object.entries(roles.rewards).map(([name, { score, preprocess }]) => ({
      ...{ place: `roles.rewards.${name}.score`, file: score, preprocess },
    })),
  ];
  for (const { place, file, preprocess } of seers) {
    const { images, ids } = file.inputs;
    const [, channels, height, width] = images?.shape ?? [];
    const size = preprocess?.size;
    const isSquare = channels === 3 && height === size && width === size;
    if (size !== undefined && !isSquare)
      return `${place}.inputs.images: ${images ? `[${images.shape}]` : "missing"}; preprocess makes [B,3,${size},${size}]`;
    if (ids !== undefined && tokenizer === undefined)
      return `${place}.inputs.ids: the bundle has no tokenizer that makes them`;
  }
  return null;
}
