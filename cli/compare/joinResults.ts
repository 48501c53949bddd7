import {
  differences,
  placeKey,
  type ResultRow,
  type Settings,
  sealedLine,
  strategyName,
} from "../../src/evaluation/index.ts";
import { type ResultsFolder, readResults } from "../readResults.ts";
import { UsageError } from "../UsageError.ts";

/** Several evaluations as one, and what a person should know of them. */
export interface Joined extends ResultsFolder {
  readonly notices: readonly string[];
}

/**
 * Reads folders of evaluations of one model as one: all their runs, prompts and seeds.
 *
 * @throws UsageError where they are of other models or devices, or have different rows of one place.
 */
export function joinResults(folders: readonly [string, ...string[]]): Joined {
  const all = folders.map((folder) => ({ folder, ...readResults(folder) }));
  const [first, ...others] = all as [(typeof all)[number], ...typeof all];
  for (const other of others) assertAlike(first, other);
  return {
    settings: { ...first.settings, ...joinedSettings(all.map(({ settings }) => settings)) },
    rows: joinedRows(all),
    timings: all.flatMap(({ timings }) => timings),
    notices: all.flatMap(noticesOf),
  };
}

type Named = ResultsFolder & { readonly folder: string };

function assertAlike(first: Named, other: Named): void {
  const facts = ({ settings }: Named) => ({
    model: settings.model,
    modelHash: settings.modelHash,
    device: settings.device,
  });
  const found = differences(facts(first), facts(other));
  if (found.length > 0)
    throw new UsageError(
      `${first.folder} and ${other.folder} cannot be compared (first, not second):\n  ${found.join("\n  ")}`,
      "evaluate both with one model on one kind of machine",
    );
}

function joinedSettings(all: readonly Settings[]): Partial<Settings> {
  const unique = <T>(items: readonly T[], key: (item: T) => string) => [
    ...new Map(items.map((item) => [key(item), item])).values(),
  ];
  return {
    graphs: Object.assign({}, ...all.map(({ graphs }) => graphs)),
    runs: unique(
      all.flatMap(({ runs }) => runs),
      strategyName,
    ),
    prompts: unique(
      all.flatMap(({ prompts }) => prompts),
      ({ prompt }) => prompt,
    ),
    seeds: [...new Set(all.flatMap(({ seeds }) => seeds))],
  };
}

function joinedRows(all: readonly Named[]): readonly ResultRow[] {
  const rows = new Map<string, ResultRow>();
  for (const { folder, rows: own } of all)
    for (const row of own) {
      const key = placeKey(row);
      const other = rows.get(key);
      if (other !== undefined && sealedLine(other) !== sealedLine(row))
        throw new UsageError(
          `${folder} has another result of ${key} than a folder before it`,
          "they were made by different versions: evaluate one of them again",
        );
      rows.set(key, row);
    }
  return [...rows.values()];
}

function noticesOf({ folder, settings, rows }: Named): readonly string[] {
  const { runs, prompts, seeds } = settings;
  const missing = runs.length * prompts.length * seeds.length - rows.length;
  return missing > 0
    ? [`${folder}: ${missing} results are missing; varflow evaluate goes on with them`]
    : [];
}
