import { describe, expect, it } from "vitest";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";
import { toySpec } from "../../../src/testing/toySpec.ts";
import { roomOf } from "../../../src/tuning/roomOf.ts";

describe("roomOf", () => {
  it("has the model's own where a space says nothing", () =>
    expect(roomOf({}, fakeSpec(), "alignment")).toMatchObject({
      ...{ reward: "alignment", last: 12, sides: [null, 1, 2] },
      ...{ scales: [3, 4, 5, 6, 7, 8, 9, 10, 11], coarse: [2, 3, 4, 5] },
      ...{ encoders: ["structure", "semantic"] },
      ...{ rounds: [4, 8, 16, 24], untils: [0, 0.25, 0.5, 0.75, 1, 1.25] },
    }));
  it("takes what a space says, scales in order and once", () =>
    expect(
      roomOf({ scales: [9, 4, 9], sides: ["full"], coarse: [], widest: 7 }, fakeSpec(), "a"),
    ).toMatchObject({ scales: [4, 9], sides: [null], coarse: [], widest: 7 }));
  it.each([
    [{ scales: [12] }, "12 is no scale before the last; there are: 0, 1"],
    [{ coarse: [-1] }, "-1 is no scale"],
    [{ sides: [3] }, "3 is no side; there are: 1, 2"],
    [{ encoders: ["dino"] }, "dino is no encoder; there are: structure"],
  ])("refuses %j", (space, message) =>
    expect(() => roomOf(space, fakeSpec(), "alignment")).toThrow(message),
  );
  it("has scales of the shortest models, and none of one that is a single scale", () => {
    expect(roomOf({}, toySpec(2), "alignment").scales).toEqual([0]);
    expect(roomOf({}, toySpec(1), "alignment").scales).toEqual([]);
  });
});
