import { expect, it } from "vitest";
import { largestUnit } from "../../cli/largestUnit.ts";

it("largestUnit leaves at least 1 of a value, where a unit is small enough", () => {
  const names = (values: readonly number[], of: "FLOP" | "byte") =>
    values.map((value) => largestUnit(value, of).name);
  expect(names([0, 0.5, 999, 1000, 1e12 - 1, 1e12, 1e30], "FLOP")).toEqual([
    ...["FLOP", "FLOP", "FLOP", "kFLOP", "GFLOP", "TFLOP", "PFLOP"],
  ]);
  expect(names([0, 1023, 1024, 2 ** 30 - 1, 2 ** 30, 2 ** 60], "byte")).toEqual([
    ...["B", "B", "KiB", "MiB", "GiB", "TiB"],
  ]);
});
