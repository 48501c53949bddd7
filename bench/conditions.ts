import { availableParallelism } from "node:os";
import { deviceClass } from "../cli/deviceClass.ts";
import type { ModelSpec } from "../src/index.ts";

export { conditionsLine } from "../cli/conditionsLine.ts";

/** What a measured number depends on: day, machine, versions, weights. */
export const conditions = ({ name, hash }: ModelSpec) => ({
  date: today(),
  model: name,
  modelHash: hash,
  ...deviceClass(),
});

/** Day, machine and these versions, of what needs no model. */
export const machineLine = (...versions: readonly string[]): string =>
  `${today()}; ${machine()}; ${versions.join(", ")}`;

const today = (): string => new Date().toISOString().slice(0, 10);
const machine = (): string => `${deviceClass().processor}, ${availableParallelism()} cores`;
