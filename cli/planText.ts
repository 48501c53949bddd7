import { type Outlay, type Plan, type Planned, totalFlops } from "../src/index.ts";
import { aligned } from "./aligned.ts";
import { formatFlops } from "./formatFlops.ts";
import { largestUnit, type Unit } from "./largestUnit.ts";

const parts = ["transformer", "attention", "decode", "extract", "score"] as const;

/** A plan as a table: a line a scale, then the prompt and all together. */
export function planText(plan: Plan, rawFlops: number): string {
  const total = totalFlops(plan.flops);
  const flops = largestUnit(total, "FLOP");
  const bytes = largestUnit(plan.peakStateBytes, "byte");
  const peak = `${digits(plan.peakStateBytes, bytes)} ${bytes.name}`;
  const rows = [
    ["scale", "side", "paths", ...parts, "state"],
    ["", "", "", ...parts.map(() => flops.name), bytes.name],
    ...plan.scales.map((one, i) => [
      ...[String(one.scale), String(one.side), pathsText(plan, i)],
      ...[...cells(one.flops, flops), digits(one.stateBytes, bytes)],
    ]),
    ["begin", "", "", ...cells({ ...none, transformer: plan.begin }, flops)],
    ["total", "", "", ...cells(plan.flops, flops)],
  ];
  const lines = [
    ...[`${plan.graph} with ${plan.model}, n = ${plan.n}${roundsText(plan)}`, ""],
    ...[...aligned(rows), ""],
    `in all      ${formatFlops(total)}, ${raws(total, rawFlops)}${leastText(plan, rawFlops)}`,
    `peak state  ${peak}: caches and latents of a scale and the one before`,
    "attention is a part of transformer; begin reads the prompt",
  ];
  return `${lines.join("\n")}\n`;
}

const none: Planned = { transformer: 0, attention: 0, decode: 0, extract: 0, score: 0 };

const raws = (flops: number, rawFlops: number): string =>
  `${(flops / rawFlops).toFixed(2)} raw images`;

const cells = (flops: Planned, unit: Unit): readonly string[] =>
  parts.map((part) => (flops[part] === 0 ? "" : digits(flops[part], unit)));

const digits = (value: number, { size }: Unit): string => (value / size).toFixed(3);

const roundsText = ({ rounds }: Plan): string =>
  rounds === undefined ? "" : `, ${rounds} rounds, all of them counted`;

const leastText = ({ least }: Plan, rawFlops: number): string => {
  if (least === undefined) return "";
  const total = totalFlops(least.flops);
  return ` at most; at least ${formatFlops(total)}, ${raws(total, rawFlops)}, as scores decide`;
};

/** `8`, `8 → 6` where the scale narrows, `8 to 12` where branches decide. */
function pathsText(plan: Plan, scale: number): string {
  const [before, after] = (["generated", "kept"] as const).map((key) => {
    const [least, most] = [plan.least ?? plan, plan].map((one: Outlay) => one.scales[scale]?.[key]);
    return least === most ? String(most) : `${least} to ${most}`;
  });
  return before === after ? String(before) : `${before} → ${after}`;
}
