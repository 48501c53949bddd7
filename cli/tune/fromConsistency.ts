import { drawsAt, graph, type ModelSpec, placeAt } from "../../src/index.ts";
import { type Candidate, grown, keepingAt, type ProposalRequest } from "../../src/tuning/index.ts";
import type { ConsistencyReport } from "../ConsistencyReport.ts";
import { proposalFrom } from "../proposalFrom.ts";
import { readText } from "../readText.ts";
import { UsageError } from "../UsageError.ts";

/**
 * The schedule that a report of `varflow consistency` promises most of within the budget, made wide
 * enough to spend it; `null` where that is no search, or cannot be made to spend it.
 *
 * @throws UsageError for a file that is no such report, or one of another model or reward.
 */
export function fromConsistency(
  file: string,
  request: Omit<ProposalRequest, "families" | "count">,
): Candidate | null {
  const { spec, room, budget, seed } = request;
  const proposed = proposalFrom(reportIn(file, spec, room.reward), spec, budget);
  const { paths, keeps, side } = proposed;
  if (keeps.length === 0) return null;
  const sketch = keepingAt({ first: null, looks: keeps.map(({ scale }) => scale), side }, room);
  const draw = drawsAt(placeAt("varflow tune", seed, "consistency"));
  const made = grown(sketch, [paths, ...keeps.map(({ to }) => to)], request, draw);
  if (made === null) return null;
  const head = {
    ...{ name: "candidate-00", about: `${made.about}.`, scales: spec.sides.length },
    source: `varflow tune, from ${file}`,
    paths: made.graph.paths,
  };
  return {
    ...{ name: head.name, family: "consistency", n: 1, flops: made.flops },
    graph: graph(head, made.graph.steps),
  };
}

function reportIn(file: string, spec: ModelSpec, reward: string): ConsistencyReport {
  const report = parsed(readText(file));
  if (!report || !Array.isArray(report.looks) || !Array.isArray(report.prefixes))
    throw new UsageError(`${file} is no report of varflow consistency`, "its consistency.json");
  const other =
    report.modelHash !== spec.hash
      ? `model ${report.model} ${String(report.modelHash).slice(0, 8)}`
      : report.reward !== reward
        ? `reward ${report.reward}`
        : null;
  if (other === null) return report as ConsistencyReport;
  throw new UsageError(
    `${file} is of ${other}, not of ${spec.name} ${spec.hash.slice(0, 8)} and ${reward}`,
    "varflow consistency measures these",
  );
}

function parsed(text: string): Partial<ConsistencyReport> | null {
  try {
    return JSON.parse(text) as Partial<ConsistencyReport>;
  } catch {
    return null;
  }
}
