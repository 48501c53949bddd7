import { createRequire } from "node:module";
import { totalmem } from "node:os";
import type { BundleFacts } from "../src/index.ts";
import { formatBytes } from "./formatBytes.ts";

/** What decides whether a model runs here. */
export interface Machine {
  /** Bytes of memory. */
  readonly memory: number;
  /** Whether ONNX Runtime is installed. */
  readonly runtime: boolean;
}

/** The machine that this runs on. */
export const machineHere = (): Machine => ({ memory: totalmem(), runtime: hasRuntime() });

function hasRuntime(): boolean {
  try {
    createRequire(import.meta.url).resolve("onnxruntime-node");
    return true;
  } catch {
    return false;
  }
}

/** What a bundle can do on a machine, told from sizes alone: nothing is loaded. */
export function modelHere(
  { drawing, rewards, encoders, memory }: BundleFacts,
  { memory: all, runtime }: Machine,
): string {
  const words = [
    ...Object.keys(rewards).map((name) => `reward ${name}`),
    ...Object.keys(encoders).map((name) => `encoder ${name}`),
  ].join(" and ");
  if (drawing !== null && !drawing.weights)
    return "plan works, drawing does not: it has costs and no weights";
  const verb = drawing === null ? `fills roles beside a model that draws: ${words}` : "draws";
  if (!runtime) return `nothing runs: onnxruntime-node is not installed`;
  const cache = drawing?.cost.cacheBytes.at(-1) ?? 0;
  const needs = `${formatBytes(memory)} of weights a worker${
    cache > 0 ? `, up to ${formatBytes(cache)} of keys and values a path` : ""
  }`;
  return memory + cache > all
    ? `does not fit: ${needs}; this machine has ${formatBytes(all)}`
    : `${verb}, on the CPU: ${needs}; this machine has ${formatBytes(all)}`;
}
