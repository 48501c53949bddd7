import {
  type Graph,
  label,
  type Narrowed,
  type Registry,
  type StepValue,
  widthsOf,
  widthText,
} from "../src/index.ts";
import { labelText } from "./labelText.ts";

/** A checked graph as a table: one line a scale, its number of paths, and its steps in order. */
export function graphText(graph: Graph, registry: Registry, n: number): string {
  const widths = widthsOf(graph, registry, n);
  const stages = Array.from({ length: graph.scales }, (_, scale) => {
    const stage = widths.filter((one) => one.scale === scale);
    return { paths: pathsText(stage), steps: stage.map(({ placed }) => stepText(placed.step)) };
  });
  const column = Math.max(9, ...stages.map(({ paths }) => paths.length));
  const rows = stages.map(
    ({ paths, steps }, scale) =>
      `${String(scale).padStart(5)}  ${paths.padEnd(column)}  ${steps.join("  ")}`,
  );
  const { name, about, source } = graph;
  const head = [about && `${name}: ${about}`, source && `Source: ${source}`].filter(Boolean);
  const title = `${graph.scales} scales, ${graph.paths} paths for each unit of n, shown for n = ${n}${roundsText(graph)}`;
  const lines = [...head, title, "", `scale  ${"paths".padEnd(column)}  steps`, ...rows];
  return `${[...lines, "", ...labelText(graph, label(graph, registry))].join("\n")}\n`;
}

/** `; in at most 8 rounds, until a score of 0.7`. */
function roundsText({ rounds }: Graph): string {
  if (rounds === undefined) return "";
  const until = rounds.until === undefined ? "" : `, until a score of ${rounds.until}`;
  return `; in ${until === "" ? "" : "at most "}${rounds.most} rounds${until}`;
}

/** `8`, `8 → 6` where the scale narrows, `2 → 4 → 2` where its paths had children before. */
function pathsText(stage: readonly Narrowed[]): string {
  const ends = [stage[0]?.before, stage.at(-1)?.after].filter((width) => width !== undefined);
  const grown = stage[0]?.after;
  const isGrown = grown !== undefined && ends.every(({ most }) => grown.most > most);
  const texts = (isGrown ? ends.toSpliced(1, 0, grown) : ends).map(widthText);
  return texts.filter((text, i) => isGrown || text !== texts[i - 1]).join(" → ");
}

function stepText({ op, id, from, with: params = {} }: StepValue): string {
  const shown = Object.entries(params).map(([key, value]) => `${key} ${valueText(value)}`);
  const source =
    from === undefined ? "" : ` from ${typeof from === "string" ? from : from.join(" ∪ ")}`;
  return `${id ?? op}${source}${shown.length > 0 ? `(${shown.join(", ")})` : ""}`;
}

/** `10`, `alignment`, `twisted 0.5`, `adaptive (to 10, ess 0.5)`. */
const valueText = (value: unknown): string =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .map(([key, own]) => `${key} ${typeof own === "object" ? `(${valueText(own)})` : own}`)
        .join(", ")
    : String(value);
