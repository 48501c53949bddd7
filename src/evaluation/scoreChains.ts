import { drawsAt } from "../random/drawsAt.ts";
import { placeAt } from "../random/Place.ts";

/**
 * Made-up scores of paths at every scale, of which each scale's correlation with the last is known:
 * a Gaussian Markov chain, standard normal at each scale, whose step from scale k to the next has
 * the correlation r_k / r_{k+1}.
 *
 * The same numbers every time.
 *
 * @param correlations r of each scale but the last, 0…1, not falling.
 * @returns `[trial][scale][path]`, the last scale's row final scores.
 */
export function scoreChains(
  correlations: readonly number[],
  paths: number,
  trials: number,
): readonly (readonly Float64Array[])[] {
  const draw = normals();
  const all = [...correlations, 1];
  const steps = all.map((r, k) => (k === 0 || r === 0 ? 0 : (all[k - 1] as number) / r));
  return Array.from({ length: trials }, () => {
    let before = new Float64Array(paths);
    return steps.map((step) => {
      const rest = Math.sqrt(Math.max(0, 1 - step * step));
      before = before.map((score) => step * score + rest * draw());
      return before;
    });
  });
}

/** Standard normal numbers, by Box and Muller. */
function normals(): () => number {
  const draw = drawsAt(placeAt("score chains"));
  let second: number | null = null;
  return () => {
    if (second !== null) {
      const own = second;
      second = null;
      return own;
    }
    const radius = Math.sqrt(-2 * Math.log(draw()));
    const angle = 2 * Math.PI * draw();
    second = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
