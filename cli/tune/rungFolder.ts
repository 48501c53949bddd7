import { join } from "node:path";

/** Folder of the evaluation of a rung, counted from 0. */
export const rungFolder = (out: string, rung: number): string => join(out, `rung-${rung + 1}`);

/** File of a graph of the race. */
export const graphIn = (out: string, name: string): string => join(out, "graphs", `${name}.yaml`);
