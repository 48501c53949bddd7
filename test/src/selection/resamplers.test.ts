import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/random/drawsAt.ts";
import { placeAt } from "../../../src/random/Place.ts";
import { resamplers } from "../../../src/selection/resamplers.ts";
import { resamplerLaws } from "../../../src/testing/laws/resamplerLaws.ts";

const { multinomial, stratified, systematic, residual } = resamplers;

/** These numbers, and NaN from then on: `left` says how many nobody took. */
function stream(...numbers: number[]) {
  const draw = () => numbers.shift() ?? Number.NaN;
  return { draw, left: () => numbers.length };
}

it("resamplers are the words of graph files, each with its sentence", () => {
  expect(Object.keys(resamplers)).toEqual(["multinomial", "stratified", "systematic", "residual"]);
  for (const { about } of Object.values(resamplers)) expect(about).toMatch(/^[A-Z].*\.$/);
});

describe("multinomial", () => {
  for (const { name, check } of resamplerLaws(multinomial.resample)) it(name, check);

  it("inverts each of its draws, in any order", () => {
    const { draw, left } = stream(0.95, 0.1, 0.5, 0.1);
    expect(multinomial.resample([0.25, 0.5, 0.25], 4, draw)).toEqual([0, 0, 1, 2]);
    expect(left()).toBe(0);
  });
  it("draws independently: pairs agree as often as Σ weight²", () => {
    const [weights, rounds] = [[0.5, 0.3, 0.2], 50_000];
    const draw = drawsAt(placeAt("multinomial", "pairs"));
    let agree = 0;
    for (let i = 0; i < rounds; i++) {
      const [a, b] = multinomial.resample(weights, 2, draw);
      if (a === b) agree++;
    }
    // 0.38 of them, 5.5 deviations: a right scheme is refused with probability 4e-8.
    expect(Math.abs(agree - 0.38 * rounds)).toBeLessThan(5.5 * Math.sqrt(rounds * 0.38 * 0.62));
  });
});

describe("stratified", () => {
  for (const { name, check } of resamplerLaws(stratified.resample, { spread: 2, identity: true }))
    it(name, check);

  it("draws once in each quarter, with a number of its own", () => {
    const { draw, left } = stream(0.9, 0.1, 0.9, 0.1);
    // Points .225, .275, .725, .775 of sums .25, .75, 1.
    expect(stratified.resample([0.25, 0.5, 0.25], 4, draw)).toEqual([0, 1, 1, 2]);
    expect(left()).toBe(0);
    // .2 and .6, where one number for both would give .2 and .7.
    expect(stratified.resample([0.3, 0.35, 0.35], 2, stream(0.4, 0.2).draw)).toEqual([0, 1]);
  });
});

describe("systematic", () => {
  for (const { name, check } of resamplerLaws(systematic.resample, { spread: 1, identity: true }))
    it(name, check);

  it("draws one number for all copies", () => {
    const { draw, left } = stream(0.4, 0.2);
    expect(systematic.resample([0.3, 0.35, 0.35], 2, draw)).toEqual([0, 2]);
    expect(left()).toBe(1);
  });
});

describe("residual", () => {
  for (const { name, check } of resamplerLaws(residual.resample, { floor: true, identity: true }))
    it(name, check);

  it("draws the fractions alone, by their sizes", () => {
    // Expected 2.4, 1.2, 0.4: whole 2, 1, 0; one left, fractions .4, .2, .4.
    const weights = [0.6, 0.3, 0.1];
    for (const [u, extra] of [
      [0.39, 0],
      [0.41, 1],
      [0.59, 1],
      [0.61, 2],
    ] as const) {
      const { draw, left } = stream(u, 0.5);
      const expected = [0, 0, 1, extra].sort();
      expect(residual.resample(weights, 4, draw)).toEqual(expected);
      expect(left()).toBe(1);
    }
  });
  it("draws nothing where every expected number is whole", () => {
    const { draw, left } = stream(0.5);
    expect(residual.resample([0.5, 0, 0.25, 0.25], 4, draw)).toEqual([0, 0, 2, 3]);
    expect(left()).toBe(1);
  });
});
