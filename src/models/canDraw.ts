import type { AnyBundle } from "./AnyBundle.ts";
import type { Bundle } from "./Bundle.ts";

/** Whether a bundle has all that drawing needs. */
export const canDraw = (bundle: AnyBundle): bundle is Bundle =>
  "sides" in bundle && !("weights" in bundle);
