import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { densities } from "../../../src/selection/densities.ts";

const whole = fc.integer({ min: -4, max: 4 });
/** 1–8 points of three numbers; ties and duplicates are common. */
const clouds = fc.array(fc.array(whole, { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
});
const bandwidths = fc.constantFrom(0.1, 0.5, 1, 3);
const close = (actual: readonly number[], expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, x] of expected.entries()) expect(actual[i]).toBeCloseTo(x, 9);
};

describe("densities", () => {
  it("are the logarithms of shares, between one path's own and all of them", () =>
    fc.assert(
      fc.property(clouds, bandwidths, (points, bandwidth) => {
        for (const own of densities(points, bandwidth)) {
          expect(own).toBeLessThanOrEqual(1e-12);
          expect(own).toBeGreaterThanOrEqual(-Math.log(points.length) - 1e-12);
        }
      }),
    ));
  it("hang on neither shift nor unit of the features, nor on their order", () =>
    fc.assert(
      fc.property(clouds, bandwidths, whole, (points, bandwidth, shift) => {
        const expected = densities(points, bandwidth);
        for (const unit of [2 ** -40, 3, 1e6])
          close(
            densities(
              points.map((point) => point.map((x) => (x + shift) * unit)),
              bandwidth,
            ),
            expected,
          );
        close(densities([...points].reverse(), bandwidth), [...expected].reverse());
        const turned = points.map(([a = 0, b = 0, c = 0]) => [b, -c, a]);
        close(densities(turned, bandwidth), expected);
      }),
    ));
  it("are the same for the same point", () =>
    fc.assert(
      fc.property(clouds, bandwidths, (points, bandwidth) => {
        const found = densities([...points, points[0] as number[]], bandwidth);
        expect(found.at(-1)).toBe(found[0]);
      }),
    ));
  it("rise with the bandwidth, to 0", () =>
    fc.assert(
      fc.property(clouds, (points) => {
        const narrow = densities(points, 0.5);
        for (const [i, wide] of densities(points, 1).entries())
          expect(wide).toBeGreaterThanOrEqual(narrow[i] as number);
        close(
          densities(points, 1e9),
          points.map(() => 0),
        );
      }),
    ));
  it("are as the formula says: three in a row, the median distance 1", () => {
    const near = Math.exp(-1 / 2 / 0.5 ** 2);
    const far = Math.exp(-4 / 2 / 0.5 ** 2);
    close(densities([[7], [8], [9]], 0.5), [
      Math.log((1 + near + far) / 3),
      Math.log((1 + 2 * near) / 3),
      Math.log((1 + near + far) / 3),
    ]);
  });
  it.each([
    ["one point", [[5, 5]], [0]],
    ["equal points", [[1], [1], [1]], [0, 0, 0]],
    ["features of no length", [[], []], [0, 0]],
    ["most points on one spot", [[0], [0], [0], [9]], [3 / 4, 3 / 4, 3 / 4, 1 / 4].map(Math.log)],
    ["huge numbers", [[0], [0], [0], [1.5e308]], [3 / 4, 3 / 4, 3 / 4, 1 / 4].map(Math.log)],
    ["tiny numbers", [[0], [0], [0], [1e-300]], [3 / 4, 3 / 4, 3 / 4, 1 / 4].map(Math.log)],
  ])("of %s", (_, points, expected) => close(densities(points, 0.01), expected));
});
