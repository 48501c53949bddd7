import { expect, it } from "vitest";
import { formatFlops } from "../../cli/formatFlops.ts";

it("formatFlops gives three digits and the largest unit that fits", () => {
  expect([0, 1, 999, 1e3, 3.1249e9, 1.156e14, 5e18].map(formatFlops)).toEqual([
    "0.00 FLOP",
    "1.00 FLOP",
    "999 FLOP",
    "1.00 kFLOP",
    "3.12 GFLOP",
    "116 TFLOP",
    "5.00e+3 PFLOP",
  ]);
});
