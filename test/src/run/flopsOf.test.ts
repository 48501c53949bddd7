import { expect, it } from "vitest";
import { flopsOf } from "../../../src/run/flopsOf.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";

const cost = { ...fakeSpec([1, 2]).cost, smallerDecodes: { 1: 5 } };
const none = { transformer: 0, decode: 0, extract: 0, score: 0 };

it("flopsOf prices what was asked at the scale", () => {
  expect(flopsOf({}, cost, 0)).toEqual(none);
  expect(flopsOf({ generate: 3 }, cost, 1)).toEqual({ ...none, transformer: 3 * 4001 });
  expect(flopsOf({ ahead: { paths: 3, to: 1 } }, cost, 0)).toEqual({
    ...none,
    transformer: 3 * 4001,
  });
  expect(flopsOf({ ahead: { paths: 3, to: 1 } }, cost, 1)).toEqual(none);
  expect(flopsOf({ decode: { images: 2 } }, cost, 0)).toEqual({ ...none, decode: 22 });
  expect(flopsOf({ decode: { images: 2, side: 1 } }, cost, 0)).toEqual({ ...none, decode: 10 });
  expect(flopsOf({ extract: { structure: 2, semantic: 1 } }, cost, 0)).toEqual({
    ...none,
    extract: 2 * 13 + 17,
  });
  expect(flopsOf({ score: { alignment: 2, aesthetic: 3 } }, cost, 0)).toEqual({
    ...none,
    score: 2 * 19 + 3 * 23,
  });
});
it("flopsOf has no price for what the model lacks", () =>
  expect(flopsOf({ generate: 1, extract: { x: 1 }, score: { y: 1 } }, cost, 2)).toEqual(none));
