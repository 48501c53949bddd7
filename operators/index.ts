import type { Registry } from "../src/index.ts";
import { best } from "./best.ts";
import { cluster } from "./cluster.ts";
import { decode } from "./decode.ts";
import { draw } from "./draw.ts";
import { extract } from "./extract.ts";
import { generate } from "./generate.ts";
import { resample } from "./resample.ts";
import { score } from "./score.ts";

export type { Resample } from "./resample.ts";
export { best, cluster, decode, draw, extract, generate, resample, score };

/** Every operator that ships, by the name it has in graph files. */
export const operators = {
  generate,
  decode,
  extract,
  cluster,
  score,
  resample,
  best,
  draw,
} satisfies Registry;
