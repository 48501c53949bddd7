import { describe, expect, it } from "vitest";
import { checkPorts } from "../../../../src/models/onnx/checkPorts.ts";

const port = (name: string, type: string, shape: (number | string)[]) => ({
  ...{ name, type, shape },
  isTensor: true,
});
const file = {
  file: "score.onnx",
  sha256: "",
  inputs: { images: { dtype: "float32" as const, shape: ["B", 3, 64, 64] } },
  outputs: { scores: { dtype: "float32" as const, shape: ["B"] } },
};
const scores = port("scores", "float32", ["B"]);
const check =
  (input: ReturnType<typeof port>, ...more: ReturnType<typeof port>[]) =>
  () =>
    checkPorts(file, { inputMetadata: [input, ...more], outputMetadata: [scores] });

describe("checkPorts", () => {
  it("accepts what fits, whatever free sides are called", () => {
    expect(check(port("images", "float32", ["batch", 3, 64, 64]))).not.toThrow();
  });
  it("names file, port and both claims", () => {
    expect(check(port("pictures", "float32", ["B", 3, 64, 64]))).toThrow(
      'score.onnx: input "images" is missing; the file has pictures',
    );
    expect(check(port("images", "int64", ["B", 3, 64, 64]))).toThrow(
      "is int64, bundle.json says float32",
    );
    expect(check(port("images", "float32", ["B", 3, 32, 64]))).toThrow(
      "bundle.json says [B,3,64,64]",
    );
    expect(check(port("images", "float32", ["B", 3, 64]))).toThrow("bundle.json says [B,3,64,64]");
    expect(check(port("images", "float32", ["B", 3, 64, 64]), port("ids", "int64", [1]))).toThrow(
      'input "ids" is not in bundle.json',
    );
  });
});
