import fc from "fast-check";

/** What a reward says when it is broken: NaN, ∞ or −∞. */
export const deadScore = (): fc.Arbitrary<number> => fc.constantFrom(NaN, Infinity, -Infinity);

/** A live score in −1000…1000; whole numbers, so ties, and zeros of both signs are common. */
export const liveScore = (): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: -20, max: 20 }),
    fc.double({ min: -1000, max: 1000, noNaN: true }),
    fc.constantFrom(0, -0, 1e-300, -88.7),
  );

/** A live score in −20…20, as a standardised reward gives them; ties and zeros are common. */
export const moderateScore = (): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -20, max: 20, noNaN: true }));

/** One score a path, 1–12 paths; a third of them dead, all of them sometimes. */
export const scores = (): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.oneof(liveScore(), liveScore(), deadScore()), { minLength: 1, maxLength: 12 });

/** One path's history, oldest first: 1–6 live scores. */
export const history = (): fc.Arbitrary<readonly number[]> =>
  fc.array(liveScore(), { minLength: 1, maxLength: 6 });
