// Prints how long the operators of a search work themselves (clustering, resampling, reducing features,
// drawing noise, requests and bookkeeping), beside the bare ONNX Runtime calls that they make: one
// thread, one prompt at a time. Every round does the very same; of each piece of work the median over
// the rounds counts, so that what else the machine does falls out.
//   node dist/bench/operators.js [rounds, default 9] [graph, default tts-var] [model folder]
import * as E from "fp-ts/lib/Either.js";
import { lastValueFrom, toArray } from "rxjs";
import { readPromptSet } from "../cli/readPromptSet.ts";
import { searchNamed } from "../cli/searchNamed.ts";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { operators } from "../operators/index.ts";
import { compile, drawAll, openModels, type Search } from "../src/index.ts";
import { bareCalls } from "./bareCalls.ts";
import { conditions, conditionsLine } from "./conditions.ts";
import { median } from "./quantile.ts";
import { recordCalls } from "./recordCalls.ts";
import { timedOperators, type Work } from "./timedOperators.ts";

const rounds = Number(process.argv[2] ?? 9);
const name = process.argv[3] ?? "tts-var";
const folder = process.argv[4] ?? shipped("models", "shapes-64");
const prompts = readPromptSet("shapes-heldout")
  .slice(0, 16)
  .map(({ prompt }) => prompt);

const models = await openModels(folder, { workers: 1 });
const { graph, search } = searchNamed(name);
const drawn = (by: Search) => {
  const shared = { seed: 3, n: 1, paths: graph.paths, models, search: by };
  return lastValueFrom(
    drawAll(
      prompts.map((prompt) => ({ prompt, ...shared })),
      1,
    ).pipe(toArray()),
  );
};

/** The work of all operators and all model calls, in one round. */
interface Round {
  readonly works: readonly Work[];
  /** Milliseconds of each call. */
  readonly calls: readonly number[];
}

async function measured(): Promise<readonly Round[]> {
  const bare = await bareCalls(folder, await recordCalls(() => drawn(search)));
  const timed = timedOperators(operators);
  const compiled = compile(graph, timed.operators);
  if (E.isLeft(compiled)) throw new Error(`${name} does not compile`);
  const done: Round[] = [];
  for (let round = -1; round < rounds; round++) {
    await drawn(compiled.right);
    const works = timed.taken();
    const calls = await bare();
    if (round >= 0) done.push({ works, calls }); // the first warms up
  }
  timed.stop();
  return done;
}

/** Milliseconds a prompt by name: of each piece of work, and of all `calls`, the median counts. */
function typical(done: readonly Round[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  const add = (name: string, times: readonly number[]) => {
    all[name] = (all[name] ?? 0) + median(times) / prompts.length;
  };
  const [first] = done;
  for (const [i, work] of first?.works.entries() ?? [])
    add(
      work.name,
      done.map(({ works }) => works[i]?.ms ?? Number.NaN),
    );
  for (const i of first?.calls.keys() ?? [])
    add(
      "calls",
      done.map(({ calls }) => calls[i] ?? Number.NaN),
    );
  return all;
}

/** Operators in the order of the registry, two of them with a part. */
const lines = Object.keys(operators).flatMap((name) => {
  const part = { generate: "noise", extract: "reduction" }[name];
  return [{ title: name, name }, ...(part ? [{ title: `  its ${part}`, name: part }] : [])];
});

function table(times: Readonly<Record<string, number>>): string {
  const { calls = Number.NaN } = times;
  const rows = lines.flatMap(({ title, name }) => {
    const ms = times[name];
    if (ms === undefined) return [];
    const share = ((100 * ms) / calls).toFixed(2);
    return `${title.padEnd(15)} ${ms.toFixed(2).padStart(11)}  ${share.padStart(14)}`;
  });
  return [
    "operator        ms a prompt  % of the model",
    ...rows,
    "",
    `own work in ${name}, n = 1, beside ${calls.toFixed(0)} ms of model calls a prompt; medians over ` +
      `${rounds} rounds of ${prompts.length} prompts`,
  ].join("\n");
}

try {
  const times = typical(await measured());
  const text = `${table(times)}\n\n${conditionsLine(models.spec)}\n`;
  process.stdout.write(text);
  const record = {
    ...conditions(models.spec),
    graph: name,
    prompts: prompts.length,
    rounds,
    times,
  };
  await writeSafely(shipped("bench", "results", "operators.json"), `${JSON.stringify(record)}\n`);
  await writeSafely(shipped("bench", "results", "operators.md"), text);
} finally {
  await models.close();
}
