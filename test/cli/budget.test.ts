import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { budget } from "../../cli/budget.ts";

describe("budget", () => {
  it.each([
    ["10TFLOP", { flops: 1e13 }],
    ["10 tflops", { flops: 1e13 }],
    ["2.5 GFLOP", { flops: 2.5e9 }],
    ["3mflop", { flops: 3e6 }],
    ["1kFLOP", { flops: 1e3 }],
    ["1PFLOP", { flops: 1e15 }],
    ["7flop", { flops: 7 }],
    ["8raw", { raws: 8 }],
    [" 0.5 RAWS ", { raws: 0.5 }],
  ])("reads %j", (text, read) => expect(budget(text)).toEqual(read));
  it.each([
    "",
    "10",
    "TFLOP",
    "raw",
    "-1raw",
    "0raw",
    "0TFLOP",
    "1e3raw",
    "1,5raw",
    "10TB",
    "8 cooked",
    "NaNraw",
    ".5raw",
    "1 t flop",
  ])("refuses %j, and says what is right", (text) => {
    expect(() => budget(text)).toThrow(InvalidArgumentError);
    expect(() => budget(text)).toThrow("10TFLOP");
  });
});
