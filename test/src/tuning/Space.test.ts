import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { problemsOf } from "../../../src/graph/Problem.ts";
import { Space } from "../../../src/tuning/Space.ts";

describe("Space", () => {
  it.each([
    {},
    { families: ["keep"], scales: [6, 9], sides: ["full", 4], lambdas: [0, 2.5] },
    { families: ["rounds"], rounds: [1, 30], untils: [-0.5, 2], looks: 1 },
    { potentials: ["value", { twisted: 0.5 }], schemes: ["ssp"], reducers: ["pca"], coarse: [] },
  ])("reads %j", (space) => expect(E.isRight(Space.decode(space))).toBe(true));
  it.each([
    [{ family: ["keep"] }, "family"],
    [{ families: ["keeping"] }, "families.0"],
    [{ scales: [-1] }, "scales.0"],
    [{ widest: 0 }, "widest"],
    [{ lambdas: [-1] }, "lambdas.0"],
    [{ sides: ["half"] }, "sides.0"],
    [{ rounds: [0] }, "rounds.0"],
    [{ untils: [Number.NaN] }, "untils.0"],
    [{ untils: [Infinity] }, "untils.0"],
  ])("refuses %j and names the place", (space, place) =>
    expect(problemsOf(Space.decode(space)).map(({ path }) => path.join("."))).toContain(place),
  );
});
