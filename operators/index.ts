import type { Registry } from "../src/index.ts";
import { best } from "./best.ts";
import { choose } from "./choose.ts";
import { cluster } from "./cluster.ts";
import { decode } from "./decode.ts";
import { draw } from "./draw.ts";
import { elect } from "./elect.ts";
import { expand } from "./expand.ts";
import { extract } from "./extract.ts";
import { gate } from "./gate.ts";
import { generate } from "./generate.ts";
import { join } from "./join.ts";
import { keep } from "./keep.ts";
import { lookahead } from "./lookahead.ts";
import { predict } from "./predict.ts";
import { rate } from "./rate.ts";
import { resample } from "./resample.ts";
import { retry } from "./retry.ts";
import { score } from "./score.ts";
import { settle } from "./settle.ts";
import { spread } from "./spread.ts";

export type { Choosing } from "./choose.ts";
export type { Clustering } from "./cluster.ts";
export type { Generate } from "./generate.ts";
export type { Rate } from "./rate.ts";
export type { Resample } from "./resample.ts";
export type { Spreading } from "./spread.ts";
export {
  best,
  choose,
  cluster,
  decode,
  draw,
  elect,
  expand,
  extract,
  gate,
  generate,
  join,
  keep,
  lookahead,
  predict,
  rate,
  resample,
  retry,
  score,
  settle,
  spread,
};

/** Every operator that ships, by the name it has in graph files. */
export const operators = {
  generate,
  expand,
  retry,
  decode,
  extract,
  score,
  lookahead,
  rate,
  predict,
  cluster,
  resample,
  keep,
  spread,
  elect,
  gate,
  settle,
  join,
  best,
  choose,
  draw,
} satisfies Registry;
