import {
  groupBy,
  placeKey,
  placesOf,
  type ResultRow,
  type Settings,
  sealedLine,
  strategyName,
} from "../../src/evaluation/index.ts";
import { type ResultsFolder, readResults } from "../readResults.ts";
import { UsageError } from "../UsageError.ts";
import { assertJoinable } from "./assertJoinable.ts";

/** Several evaluations as one, and what a person should know of them. */
export interface Joined extends ResultsFolder {
  /** Results that some folder asks for and none has. */
  readonly missing: number;
  readonly notices: readonly string[];
}

/**
 * Reads folders of evaluations of one model as one: all their runs, prompts and seeds.
 *
 * @throws UsageError where they cannot be joined (`assertJoinable`), or have different rows of one
 * place.
 */
export function joinResults(folders: readonly [string, ...string[]]): Joined {
  const all = folders.map((folder) => ({ folder, ...readResults(folder) }));
  const [first, ...others] = all as [Named, ...Named[]];
  for (const [i, other] of others.entries())
    for (const before of all.slice(0, i + 1)) assertJoinable(before, other);
  const rows = joinedRows(all);
  return {
    settings: { ...first.settings, ...joinedSettings(all.map(({ settings }) => settings)) },
    rows: [...rows.values()],
    timings: all.flatMap(({ timings }) => timings),
    missing: unique(all.flatMap(({ settings }) => missingOf(settings, rows))).length,
    notices: [...all.flatMap((own) => noticesOf(own, rows)), ...unevenNotice([...rows.values()])],
  };
}

type Named = ResultsFolder & { readonly folder: string };

const unique = <T>(items: readonly T[], key: (item: T) => unknown = (item) => item) => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

const joinedSettings = (all: readonly Settings[]): Partial<Settings> => ({
  graphs: Object.assign({}, ...all.map(({ graphs }) => graphs)),
  runs: unique(
    all.flatMap(({ runs }) => runs),
    strategyName,
  ),
  prompts: unique(
    all.flatMap(({ prompts }) => prompts),
    ({ prompt }) => prompt,
  ),
  seeds: unique(all.flatMap(({ seeds }) => seeds)),
  rewards: unique(all.flatMap(({ rewards }) => rewards)),
  plugins: unique(
    all.flatMap(({ plugins }) => plugins),
    ({ file }) => file,
  ),
});

function joinedRows(all: readonly Named[]): ReadonlyMap<string, ResultRow> {
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
  return rows;
}

/** Keys of the places that an evaluation asks for and that no folder has. */
const missingOf = (settings: Settings, rows: ReadonlyMap<string, ResultRow>) =>
  placesOf(settings)
    .map(placeKey)
    .filter((key) => !rows.has(key));

function noticesOf({ folder, settings }: Named, rows: ReadonlyMap<string, ResultRow>) {
  const missing = missingOf(settings, rows).length;
  return missing > 0
    ? [`${folder}: ${missing} results are missing; varflow evaluate goes on with them`]
    : [];
}

/** Means over other prompts are no comparison; differences are, since these are paired. */
function unevenNotice(rows: readonly ResultRow[]): readonly string[] {
  const places = unique(rows, ({ prompt, seed }) => JSON.stringify([prompt, seed])).length;
  return [...groupBy(rows, strategyName).values()].every(({ length }) => length === places)
    ? []
    : [
        "not every strategy has every prompt and seed: differences are taken where both have results, the means of the strategies are not of the same prompts",
      ];
}
