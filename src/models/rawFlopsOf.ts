import type { CostTable } from "./CostTable.ts";

/** FLOPs of one image without search: the prompt, one path through every scale, one full decode. */
export const rawFlopsOf = ({ begin, transformer, decode }: CostTable): number =>
  begin + transformer.reduce((sum, flops) => sum + flops, 0) + decode;
