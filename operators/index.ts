import type { Registry } from "../src/index.ts";
import { best } from "./best.ts";
import { cluster } from "./cluster.ts";
import { decode } from "./decode.ts";
import { draw } from "./draw.ts";
import { extract } from "./extract.ts";
import { generate } from "./generate.ts";
import { join } from "./join.ts";
import { keep } from "./keep.ts";
import { resample } from "./resample.ts";
import { score } from "./score.ts";
import { spread } from "./spread.ts";

export type { Clustering } from "./cluster.ts";
export type { Resample } from "./resample.ts";
export type { Spreading } from "./spread.ts";
export { best, cluster, decode, draw, extract, generate, join, keep, resample, score, spread };

/** Every operator that ships, by the name it has in graph files. */
export const operators = {
  generate,
  decode,
  extract,
  cluster,
  score,
  resample,
  keep,
  spread,
  join,
  best,
  draw,
} satisfies Registry;
