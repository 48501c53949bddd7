import { deviceClass } from "../cli/deviceClass.ts";
import type { ModelSpec } from "../src/index.ts";

/** What a measured number depends on: day, machine, versions, weights. */
export const conditions = ({ name, hash }: ModelSpec) => ({
  date: new Date().toISOString().slice(0, 10),
  model: name,
  modelHash: hash,
  ...deviceClass(),
});
