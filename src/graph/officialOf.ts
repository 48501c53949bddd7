import type { CostTable } from "../models/CostTable.ts";
import type { Plan } from "./Plan.ts";

/** One thing that is computed, by the official code and by varflow, in FLOPs. */
export interface OfficialLine {
  readonly part: string;
  readonly official: number;
  readonly varflow: number;
  /** Why they differ; empty where they do not. */
  readonly why: string;
}

/**
 * What the official TTS-VAR (ali-vilab/TTS-VAR, `tts-var/utils_model.py`) would spend on the same
 * search, beside a plan; `null` for a model of which no official code is known. There every path has a
 * padded copy of the prompt, whose keys and values are made anew at each scale, and every path's
 * picture is decoded at every scale and at full size, the last one twice.
 */
export function officialOf(
  { scales, begin, flops }: Plan,
  { official, decode }: CostTable,
): readonly OfficialLine[] | null {
  if (official === undefined) return null;
  const { text, again } = official;
  const starts = scales[0]?.generated ?? 0;
  const ends = scales.at(-1)?.generated ?? 0;
  const drawn = scales.reduce((sum, { generated }) => sum + generated, 0);
  const rest = flops.transformer - begin;
  return [
    {
      part: "prompt",
      official: starts * text + drawn * again,
      varflow: begin,
      why: "read once, at its own length, and its keys and values made once",
    },
    { part: "transformer", official: rest, varflow: rest, why: "" },
    {
      part: "decode",
      official: (drawn + ends) * decode,
      varflow: flops.decode,
      why: "only where a step looks, and the last image once",
    },
    { part: "extract", official: flops.extract, varflow: flops.extract, why: "" },
    { part: "score", official: flops.score, varflow: flops.score, why: "" },
  ];
}
