import { differences, type Settings } from "../../src/evaluation/index.ts";
import { UsageError } from "../UsageError.ts";

/** The settings of an evaluation, and the folder that they stand in. */
export interface NamedSettings {
  readonly folder: string;
  readonly settings: Settings;
}

/**
 * Two evaluations belong in one table if they are of one model and one kind of device, and mean the
 * same by every graph, prompt and plugin that both name.
 *
 * @throws UsageError with the differences.
 */
export function assertJoinable(first: NamedSettings, second: NamedSettings): void {
  const of = `${first.folder} and ${second.folder} cannot be compared (first, not second)`;
  const [a, b] = [first.settings, second.settings];
  assertNone(
    differences(subjectOf(a), subjectOf(b)),
    of,
    "evaluate both with one model on one kind of machine",
  );
  assertNone(
    Object.entries(namedOf(a)).flatMap(([kind, own]) =>
      inBoth(kind, own, namedOf(b)[kind as keyof Named]),
    ),
    of,
    "what has one name must be one thing: rename it, or evaluate one of the folders again",
  );
}

const subjectOf = ({ model, modelHash, device }: Settings) => ({ model, modelHash, device });

type Named = ReturnType<typeof namedOf>;

const namedOf = ({ graphs, prompts, plugins }: Settings) => ({
  graphs: new Map<string, unknown>(Object.entries(graphs)),
  prompts: new Map<string, unknown>(prompts.map((asked) => [asked.prompt, asked])),
  plugins: new Map<string, unknown>(plugins.map((plugin) => [plugin.file, plugin])),
});

const inBoth = (
  kind: string,
  a: ReadonlyMap<string, unknown>,
  b: ReadonlyMap<string, unknown>,
): readonly string[] =>
  [...a].flatMap(([name, own]) =>
    b.has(name) ? differences(own, b.get(name), `${kind}.${name}`) : [],
  );

const most = 8;

function assertNone(found: readonly string[], of: string, hint: string): void {
  if (found.length === 0) return;
  const more = found.length > most ? [`… and ${found.length - most} more`] : [];
  throw new UsageError([`${of}:`, ...found.slice(0, most), ...more].join("\n  "), hint);
}
