import type { Described } from "../words.ts";

/** A metric of T2I-CompBench. */
export interface OfficialMetric extends Described {
  /** Folders that its evaluator writes `vqa_result.json` into, below the run's own. */
  readonly folders: readonly string[];
  /** Full marks: values are told as shares of it. */
  readonly full: number;
}

/**
 * T2I-CompBench's metrics by the words of our tables.
 *
 * @see Karine-Huang/T2I-CompBench, the evaluators of each folder.
 */
export const officialMetrics = {
  bvqa: {
    about: "BLIP-VQA: colour, shape and texture.",
    folders: ["annotation_blip"],
    full: 1,
  },
  "unidet-2d": {
    about: "UniDet: where objects lie in the plane.",
    folders: ["labels/annotation_obj_detection_2d", "annotation_obj_detection"],
    full: 1,
  },
  "unidet-3d": {
    about: "UniDet with depth: what lies in front.",
    folders: ["labels/annotation_obj_detection_3d"],
    full: 1,
  },
  "unidet-numeracy": {
    about: "UniDet: how many objects there are.",
    folders: ["annotation_num"],
    full: 1,
  },
  "clip-score": {
    about: "CLIP: cosine of picture and prompt.",
    folders: ["annotation_clip"],
    full: 1,
  },
  "3-in-1": {
    about: "Mean of BLIP-VQA, UniDet and CLIP, for complex prompts.",
    folders: ["annotation_3_in_1"],
    full: 1,
  },
  sharegpt4v: {
    about: "ShareGPT4V with a chain of thought, which gives up to 100 marks.",
    folders: ["sharegpt4v", "sharegpt4v_wocot"],
    full: 100,
  },
} as const satisfies Readonly<Record<string, OfficialMetric>>;
/** A metric of T2I-CompBench, by its word. */
export type OfficialMetricName = keyof typeof officialMetrics;
