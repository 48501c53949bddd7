import fc from "fast-check";

/** 1–12 weights that sum to 1 up to rounding; zeros are common, the last ones included. */
export const weights = (): fc.Arbitrary<readonly number[]> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((xs) => xs.some((x) => x > 0))
    .map((xs) => xs.map((x) => x / xs.reduce((a, b) => a + b)));

/**
 * An endless stream of uniform numbers, from 0 to below 1, in which the edges 0 and 1 − 2⁻⁵³ are
 * common; a counterexample names those that were drawn.
 */
export const draws = (): fc.Arbitrary<() => number> =>
  fc
    .infiniteStream(
      fc.oneof(
        fc.constantFrom(0, 2 ** -53, 0.5, 1 - 2 ** -53),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ),
    )
    .map((stream) =>
      Object.assign(() => stream.next().value, {
        [fc.toStringMethod]: () => fc.stringify(stream).replace("Stream", "draws"),
      }),
    );
