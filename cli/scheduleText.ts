import type { Proposal } from "../src/evaluation/index.ts";

/** `8 paths, 4 after scale 6, 1 after 9, by pictures of side 4`. */
export function scheduleText({ paths, keeps, side }: Omit<Proposal, "gain" | "flops">): string {
  const parts = keeps.map(({ scale, to }, i) => `${to} after ${i === 0 ? "scale " : ""}${scale}`);
  const by = side === null || keeps.length === 0 ? [] : [`by pictures of side ${side}`];
  return [`${paths} ${paths === 1 ? "path" : "paths"}`, ...parts, ...by].join(", ");
}
