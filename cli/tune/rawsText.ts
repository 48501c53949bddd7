import type { Entrant } from "./TuneSettings.ts";

/** What a plan says of a prompt's compute, in raw images: `3.92`, or `1.02–8.14` where data decides. */
export const rawsText = (
  { flops, least = flops }: Pick<Entrant, "flops" | "least">,
  raw: number,
): string => [...new Set([least, flops].map((one) => (one / raw).toFixed(2)))].join("–");
