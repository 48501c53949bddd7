import { availableParallelism } from "node:os";
import { deviceClass } from "../cli/deviceClass.ts";
import type { ModelSpec } from "../src/index.ts";

/** What a measured number depends on: day, machine, versions, weights. */
export const conditions = ({ name, hash }: ModelSpec) => ({
  date: new Date().toISOString().slice(0, 10),
  model: name,
  modelHash: hash,
  ...deviceClass(),
});

/** The same as a line for a person. */
export function conditionsLine(spec: ModelSpec): string {
  const { date, model, modelHash, processor, onnxruntime, node } = conditions(spec);
  const cores = availableParallelism();
  return `${date}; ${model} ${modelHash.slice(0, 8)}; ${processor}, ${cores} cores; ONNX Runtime ${onnxruntime}, Node ${node}`;
}
