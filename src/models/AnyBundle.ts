import type { Bundle } from "./Bundle.ts";
import type { CostBundle } from "./CostBundle.ts";
import type { ScorerBundle } from "./ScorerBundle.ts";

/** `bundle.json` of a model that draws, of one that can only be planned with, or of some that only look. */
export type AnyBundle = Bundle | CostBundle | ScorerBundle;
