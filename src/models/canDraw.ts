import type { Bundle } from "./Bundle.ts";
import type { BundleDescription } from "./readDescription.ts";

/** Whether a bundle has all that drawing needs. */
export const canDraw = (bundle: BundleDescription["bundle"]): bundle is Bundle =>
  "sides" in bundle && !("weights" in bundle);
