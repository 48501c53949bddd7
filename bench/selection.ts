// Prints how long selecting by structure takes beside the official way: one feature vector each of 64
// images of 256 patches of 1,024 numbers (their first principal component), and 48 representatives of
// their clusters. One thread each, turn by turn, in processor time: on a busy machine it counts
// little what else runs. Needs Python with what export/requirements.txt names.
//   node dist/bench/selection.js [rounds, default 15]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { shipped } from "../cli/shipped.ts";
import { writeSafely } from "../cli/writeSafely.ts";
import { drawsAt, medoids, placeAt, reducers } from "../src/index.ts";
import { machineLine } from "./conditions.ts";
import { findPython } from "./findPython.ts";
import { processorMs } from "./processorMs.ts";
import { type Round, selectionTable } from "./selectionTable.ts";

const [images, patches, numbers, kept] = [64, 256, 1024, 48];
const rounds = Number(process.argv[2] ?? 15);

function ours(batch: readonly Float32Array[], seed: number) {
  const begun = processorMs();
  const scores = reducers.pca.reduce(batch, patches, numbers);
  const described = processorMs();
  const chosen = medoids(scores, kept, drawsAt(placeAt("bench/selection", seed)));
  const clusters = processorMs() - described;
  return { features: described - begun, clusters, scores, kept: chosen };
}

const python = findPython(["torch", "sklearn"]);
if (python === undefined)
  throw new Error("no Python with torch and scikit-learn: set VARFLOW_PYTHON");
const folder = await mkdtemp(join(tmpdir(), "varflow-"));
const file = join(folder, "patches.f32");
const one = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
const other = spawn(python, [shipped("bench", "selection.py"), file], {
  env: { ...process.env, ...one },
  stdio: ["pipe", "pipe", "inherit"],
});
try {
  const lines = createInterface({ input: other.stdout })[Symbol.asyncIterator]();
  const said = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error("bench/selection.py ended early");
    return value;
  };
  const versions = await said();
  const { buffer } = new Uint8Array(await readFile(file));
  const size = patches * numbers;
  const batch = Array.from(
    { length: images },
    (_, i) => new Float32Array(buffer, 4 * i * size, size),
  );
  const theirs = async (): Promise<Round["theirs"]> => {
    other.stdin.write("\n");
    return JSON.parse(await said());
  };
  for (let warm = 0; warm < 10; warm++) ours(batch, -1 - warm);
  await theirs();
  const done: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = round % 2 === 0 ? ours(batch, round) : undefined;
    const official = await theirs();
    done.push({ ours: before ?? ours(batch, round), theirs: official });
  }
  const text = `${selectionTable(done)}\n\n${machineLine(versions, `Node ${process.version}`)}\n`;
  process.stdout.write(text);
  const times = ({ features, clusters }: Round["ours"]) => ({ features, clusters });
  const record = done.map((round) => ({ ours: times(round.ours), theirs: times(round.theirs) }));
  const out = { conditions: machineLine(versions, `Node ${process.version}`), rounds: record };
  await writeSafely(shipped("bench", "results", "selection.json"), `${JSON.stringify(out)}\n`);
  await writeSafely(shipped("bench", "results", "selection.md"), text);
} finally {
  other.stdin.end();
  if (other.exitCode === null) await once(other, "exit");
  await rm(folder, { recursive: true });
}
