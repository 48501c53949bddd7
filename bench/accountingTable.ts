import { markdownTable } from "../cli/markdownTable.ts";
import { type CostTable, type Plan, totalFlops } from "../src/index.ts";

/** Plans of the two strategies that are compared, each at two widths. */
export interface Accounted {
  readonly cost: CostTable;
  /** Best-of-N at n = 1 and 8. */
  readonly bestOfN: readonly [Plan, Plan];
  /** TTS-VAR at n = 1 and 2. */
  readonly ttsVar: readonly [Plan, Plan];
}

/** Ways to count a search, by what they leave out; `null` where the model has no smaller decode. */
const accountings: Readonly<Record<string, (plan: Plan, cost: CostTable) => number | null>> = {
  "transformer alone, as released": (plan, cost) => transformerAsReleased(plan, cost),
  "and full-size decodes where a step looks": (plan, cost) =>
    transformerAsReleased(plan, cost) + plan.flops.decode,
  "and decodes as released: every path, every scale, the last twice": (plan, cost) =>
    transformerAsReleased(plan, cost) + cost.decode * decodesAsReleased(plan),
  "and the smallest decodes, the last at full size": (plan, cost) => withSmallest(plan, cost),
  "all that a run of varflow does: full-size decodes, encoders, rewards": ({ flops }) =>
    totalFlops(flops),
};

/** Without reading the prompt, and with its keys and values made anew by each path at each scale. */
const transformerAsReleased = ({ scales, begin, flops }: Plan, { official }: CostTable): number => {
  const again = official?.again ?? 0;
  const drawn = scales.reduce((sum, { generated }) => sum + generated, 0);
  return flops.transformer - (official === undefined ? 0 : begin) + again * drawn;
};

const decodesAsReleased = ({ scales }: Plan): number =>
  scales.reduce((sum, { generated }) => sum + generated, 0) + (scales.at(-1)?.generated ?? 0);

function withSmallest(plan: Plan, cost: CostTable) {
  const { flops, scales } = plan;
  const { decode, smallerDecodes } = cost;
  const [side] = Object.keys(smallerDecodes)
    .map(Number)
    .sort((a, b) => a - b);
  if (side === undefined) return null;
  const last = scales.at(-1)?.flops.decode ?? 0;
  const earlier = (flops.decode - last) / decode;
  return transformerAsReleased(plan, cost) + last + earlier * (smallerDecodes[side] ?? 0);
}

/** What the same searches cost by each way to count, as a Markdown table in units of `unit` FLOPs. */
export function accountingTable(
  { cost, bestOfN, ttsVar }: Accounted,
  unit: { readonly name: string; readonly size: number },
): string {
  const columns = [
    `${unit.name} of a prompt`,
    ...[...bestOfN, ...ttsVar].map(({ graph, n }) => `${graph} n = ${n}`),
    `${ttsVar[1].graph} n = ${ttsVar[1].n} against ${bestOfN[1].graph} n = ${bestOfN[1].n}`,
  ];
  const rows = Object.entries(accountings).map(([name, count]) => {
    const counted = [...bestOfN, ...ttsVar].map((plan) => count(plan, cost));
    const [, whole, , searched] = counted;
    const share = whole && searched ? `${((100 * searched) / whole).toFixed(0)} %` : "–";
    return [name, ...counted.map((flops) => told(flops, unit.size)), share];
  });
  return markdownTable(columns, rows);
}

const told = (flops: number | null, size: number): string =>
  flops === null ? "–" : (flops / size).toFixed(1);
