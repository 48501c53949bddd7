import type { Interval } from "./bootstrapOver.ts";
import { numberText } from "./numberText.ts";

/** `0.801 [0.757, 0.844]`; too few prompts have no interval: `0.801 [?]`. */
export const intervalText = ({ estimate, low, high }: Interval): string =>
  `${numberText(estimate)} ${Number.isNaN(low) ? "[?]" : `[${numberText(low)}, ${numberText(high)}]`}`;
