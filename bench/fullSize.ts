// Draws with models of the published sizes and random weights, and prints seconds and peak memory, the
// table of docs/models.md: what a machine takes for them hangs on sizes, not on weights.
//   node dist/bench/fullSize.js                    VAR-d16, raw and searched; 4 GB of disk
//   node dist/bench/fullSize.js --infinity         Infinity-2B at 256 pixels too; needs 24 GB of memory
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastValueFrom } from "rxjs";
import { chosenModel } from "../cli/chosenModel.ts";
import { dividedFor } from "../cli/dividedFor.ts";
import { markdownTable } from "../cli/markdownTable.ts";
import { shipped } from "../cli/shipped.ts";
import { searchOf, usableGraph } from "../cli/usableGraph.ts";
import { operators } from "../operators/index.ts";
import { describeModel, draw, openModels, totalFlops } from "../src/index.ts";
import { findPython } from "./findPython.ts";

/** What one process drew. */
interface Taken {
  readonly teraflops: number;
  readonly opening: number;
  readonly seconds: number;
  readonly gigabytes: number;
}

/** Draws one prompt in this process. */
async function drawn(
  prompt: string,
  model: string,
  given: string,
  role: readonly string[],
): Promise<Taken> {
  const { folder, roles } = chosenModel({ model, role });
  const graph = usableGraph(given, operators);
  const begun = performance.now();
  const { memory } = await describeModel(folder, roles);
  const models = await openModels(folder, { ...dividedFor(memory, 1), roles });
  const opened = performance.now();
  const search = searchOf(graph, operators);
  const inputs = { prompt, seed: 0, n: 1, paths: graph.paths, models };
  const { cost } = await lastValueFrom(draw(inputs, search));
  const ended = performance.now();
  await models.close();
  return {
    teraflops: totalFlops(cost.flops) / 1e12,
    opening: (opened - begun) / 1000,
    seconds: (ended - opened) / 1000,
    gigabytes: process.resourceUsage().maxRSS / 1e6,
  };
}

/** The same in a process of its own, whose memory nothing else has raised. */
function apart(name: string, ...args: readonly string[]): readonly string[] {
  const own = [process.argv[1] as string, "draw", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, own, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const { teraflops, opening, seconds, gigabytes }: Taken = JSON.parse(stdout);
  return [name, teraflops.toFixed(1), opening.toFixed(0), seconds.toFixed(0), gigabytes.toFixed(1)];
}

function ship(command: string, ...args: readonly string[]): void {
  const python = findPython(["torch", "onnx", "onnxruntime", "transformers", "onnxscript"]);
  if (python === undefined) throw new Error("no Python with what export/requirements.txt names");
  const script = shipped("export", `ship_${command}.py`);
  const { status, stderr } = spawnSync(python, [script, "--random", ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

function measured(work: string, infinity: boolean): readonly (readonly string[])[] {
  const at = (name: string) => join(work, name);
  ship("var", "--depth", "16", "--out", at("var"));
  ship("imagereward", "--out", at("imagereward"));
  ship("dinov2", "--out", at("dinov2"));
  const roles = [`reward=${at("imagereward")}`, `encoder=${at("dinov2")}`];
  const rows = [
    apart("VAR-d16, a raw image", "goldfish", at("var"), "plain-10"),
    apart(
      "VAR-d16, `tts-var-10`, ImageReward, DINOv2 ViT-L/14",
      ...["goldfish", at("var"), "tts-var-10", ...roles],
    ),
  ];
  if (!infinity) return rows;
  ship("t5", "--out", at("t5"));
  ship("infinity", "--pixels", "0.06M", "--text", at("t5"), "--out", at("infinity"));
  writeFileSync(at("plain-7.yaml"), sevenScales);
  const drawing = ["two red stars", at("infinity"), at("plain-7.yaml")];
  return [...rows, apart("Infinity-2B with flan-T5-xl, 256 px, a raw image", ...drawing)];
}

const sevenScales = `name: plain-7
scales: 7
paths: 1
n: 1
steps:
  - { op: generate }
  - { op: decode, at: [6] }
`;

const [word, prompt = "", model = "", graph = "", ...roles] = process.argv.slice(2);
if (word === "draw") process.stdout.write(JSON.stringify(await drawn(prompt, model, graph, roles)));
else {
  const work = mkdtempSync(join(tmpdir(), "varflow-full-size-"));
  try {
    const columns = ["what", "TFLOP", "seconds to open", "seconds to draw", "GB of memory"];
    process.stdout.write(`${markdownTable(columns, measured(work, word === "--infinity"))}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
