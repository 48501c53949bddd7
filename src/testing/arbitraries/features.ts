import fc from "fast-check";
import { drawsAt } from "../../random/drawsAt.ts";
import { placeAt } from "../../random/Place.ts";

/** Feature vectors `[paths, length]`. */
export type Features = readonly (readonly number[])[];

const rows = (entry: fc.Arbitrary<number>): fc.Arbitrary<Features> =>
  fc.integer({ min: 1, max: 5 }).chain((length) =>
    fc.array(fc.array(entry, { minLength: length, maxLength: length }), {
      minLength: 1,
      maxLength: 12,
    }),
  );

/** 1–12 rows of 1–5 whole numbers from −2 to 2: ties and duplicates everywhere. */
export const tiedFeatures = (): fc.Arbitrary<Features> => rows(fc.integer({ min: -2, max: 2 }));

/** 1–12 rows of 1–5 finite numbers of any size, with the ones that overflow or vanish squared. */
export const wildFeatures = (): fc.Arbitrary<Features> =>
  rows(
    fc.oneof(
      fc.constantFrom(0, -0, 1, 1e200, -1e200, 1e-200, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
  );

/** `[count, length]` numbers from 0 to 1 that never tie, the same ones for the same seed. */
export function genericFeatures(seed: number, count: number, length: number): Features {
  const draw = drawsAt(placeAt("genericFeatures", seed, count, length));
  return Array.from({ length: count }, () => Array.from({ length }, draw));
}

/** Row i lies around centre i mod `groups`: unit vectors plus Gaussian noise of norm ~`noise`. */
export function plantedFeatures(
  seed: number,
  { count, groups, length, noise }: Record<"count" | "groups" | "length" | "noise", number>,
): Features {
  const draw = drawsAt(placeAt("plantedFeatures", seed, count, groups, length, noise));
  const gauss = () => Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
  const centres = Array.from({ length: groups }, () => {
    const direction = Array.from({ length }, gauss);
    return direction.map((x) => x / Math.hypot(...direction));
  });
  return Array.from({ length: count }, (_, i) =>
    (centres[i % groups] as number[]).map((x) => x + (noise * gauss()) / Math.sqrt(length)),
  );
}
