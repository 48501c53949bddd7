import fc from "fast-check";
import type { Found } from "../../src/evaluation/Found.ts";

export const shapeNames = ["circle", "square", "star"] as const;
export const colourNames = ["red", "green", "blue"] as const;

/** Quarters of a pixel: sums and differences are exact, so that laws about moving things are. */
const quarters = (max: number) => fc.integer({ min: 0, max: 4 * max }).map((n) => n / 4);

/** One object of a 64-pixel picture. */
export const found: fc.Arbitrary<Found> = fc.record({
  shape: fc.constantFrom(...shapeNames),
  colour: fc.constantFrom(...colourNames),
  x: quarters(64),
  y: quarters(64),
  radius: quarters(20),
  confidence: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

/** The objects of a picture; no two are equally sure. */
export const founds: fc.Arbitrary<readonly Found[]> = fc.uniqueArray(found, {
  maxLength: 8,
  selector: ({ confidence }) => confidence,
});
