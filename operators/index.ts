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

export type { Resample } from "./resample.ts";
export { best, cluster, decode, draw, extract, generate, join, keep, resample, score };

/** Every operator that ships, by the name it has in graph files. */
export const operators = {
  generate,
  decode,
  extract,
  cluster,
  score,
  resample,
  keep,
  join,
  best,
  draw,
} satisfies Registry;
