import { ModelError } from "../errors.ts";
import type { BundleDescription } from "./readDescription.ts";

/** Why a bundle draws nothing. */
export const cannotDraw = ({ folder, bundle }: BundleDescription): ModelError =>
  "weights" in bundle
    ? new ModelError(
        folder,
        "has costs but no weights: plan works, drawing does not",
        "`varflow models` lists what can draw",
      )
    : new ModelError(
        folder,
        "looks at pictures and draws none",
        "it fills a role beside a model that draws: --role reward=…",
      );
