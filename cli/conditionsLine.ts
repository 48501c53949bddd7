import { availableParallelism } from "node:os";
import { deviceClass } from "./deviceClass.ts";

/** What a measured number depends on, as a line for a person: day, weights, machine, versions. */
export function conditionsLine({
  name,
  hash,
}: {
  readonly name: string;
  readonly hash: string;
}): string {
  const { onnxruntime, node, processor } = deviceClass();
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${processor}, ${availableParallelism()} cores`;
  return `${day}; ${name} ${hash.slice(0, 8)}; ${machine}; ONNX Runtime ${onnxruntime}, Node ${node}`;
}
