import { expect, it } from "vitest";
import { featureEncoder } from "../../../src/models/featureEncoder.ts";

it.each([
  [["semantic", "structure", "pixels"], "structure"],
  [["pixels", "semantic", "other"], "semantic"],
  [["pixels"], null],
  [[], null],
])("of %j takes %j", (encoders, chosen) => expect(featureEncoder(encoders)).toBe(chosen));
