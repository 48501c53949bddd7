import type { GenevalVerdict } from "./parseGenevalResults.ts";
import type { VqaAnswer } from "./parseVqaResults.ts";

/** A result file of an official evaluator. */
export type Official =
  | { readonly benchmark: "geneval"; readonly verdicts: readonly GenevalVerdict[] }
  | {
      readonly benchmark: "t2i";
      /** What the values are called in tables. */
      readonly metric: string;
      /** As shares of full marks. */
      readonly answers: readonly VqaAnswer[];
    };
