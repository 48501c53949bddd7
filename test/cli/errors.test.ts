import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shipped } from "../../cli/shipped.ts";
import { filesBelow, freshFolder, runVarflow } from "./runVarflow.ts";

const ttsVar = readFileSync(shipped("graphs", "tts-var.yaml"), "utf8");
const star = ["generate", "a star", "--out", "o"];

/** Arguments that cannot work, what the error says, and its hint. */
const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "a word the model does not know",
    ["generate", "a purpel star", "-o", "o"],
    /"purpel"[\s\S]*did you mean "purple"\?/,
  ],
  ["an empty prompt", ["generate", "", "-o", "o"], /empty[\s\S]*hint/],
  [
    "an overlong prompt",
    ["generate", "a star ".repeat(60), "-o", "o"],
    /120 words[\s\S]*at most \d+/,
  ],
  ["no prompt", ["generate", "-o", "o"], /no prompt[\s\S]*hint/],
  ["n = 0", [...star, "-n", "0"], /integer in 1…1024/],
  ["n = 1025", [...star, "-n", "1025"], /integer in 1…1024/],
  ["n = 1.5", [...star, "-n", "1.5"], /integer in 1…1024/],
  ["n = two", [...star, "-n", "two"], /integer in 1…1024/],
  ["seed = -1", [...star, "--seed=-1"], /integer in 0…9007199254740991/],
  ["seed = 2⁵³", [...star, "--seed", "9007199254740992"], /integer in 0…9007199254740991/],
  ["n other than 1 for raw", [...star, "--graph", "raw", "-n", "2"], /n must be 1[\s\S]*best-of-n/],
  ["an unknown graph", [...star, "--graph", "tts-vra"], /no graph file "tts-vra"[\s\S]*"tts-var"/],
  ["an unknown option", [...star, "--sead", "1"], /--sead[\s\S]*--seed/],
  ["an unknown command", ["genrate", "a star"], /genrate[\s\S]*generate/],
  [
    "a missing model",
    [...star, "--model", "nowhere"],
    /no model "nowhere"[\s\S]*bundle\.json[\s\S]*hint: .*shapes-64/,
  ],
  [
    "a missing prompt file",
    ["generate", "-p", "nowhere.txt", "-o", "o"],
    /nowhere\.txt cannot be read/,
  ],
  [
    "an out that is a file",
    ["generate", "a star", "-o", "file.txt/o"],
    /file\.txt[\s\S]*is a file/,
  ],
  ["an out that cannot be made", ["generate", "a star", "-o", "/proc/none/o"], /\/proc\/none\/o/],
];

/** Changes to tts-var.yaml, and the place and words of what is found. */
const graphs: readonly (readonly [string, (text: string) => string, RegExp])[] = [
  [
    "an unknown operator",
    (g) => g.replace("op: best", "op: bset"),
    /:15:\d+: .*no operator "bset"[\s\S]*"best"/,
  ],
  [
    "an unknown key",
    (g) => g.replace("op: decode, at:", "op: decode, att:"),
    /:8:\d+: .*unknown key "att"[\s\S]*"at"/,
  ],
  [
    "an unknown parameter",
    (g) => g.replace("to: 6 }", "to: 6, lamda: 1 }"),
    /:10:\d+: .*unknown key "lamda"/,
  ],
  [
    "an operator used twice without ids",
    (g) => g.replace("id: cluster-2, ", "").replace("id: cluster-5, ", ""),
    /:11:\d+: .*"cluster" already[\s\S]*id: cluster-5/,
  ],
  [
    "`to` ≥ width at a cluster step",
    (g) => g.replace("to: 6 }", "to: 8 }"),
    /:10:\d+: .*8 of 8 paths/,
  ],
  [
    "a stale score",
    (g) => g.replace("op: score, at: [6, 9, 12]", "op: score, at: [6, 12]"),
    /:14:\d+: .*needs score[\s\S]*scale 6/,
  ],
  [
    "a role the model does not have",
    (g) => g.replace("reward: alignment", "reward: alignmnet"),
    /:12:\d+: .*"alignmnet"[\s\S]*"alignment"/,
  ],
  [
    "another number of scales",
    (g) => g.replace("scales: 13", "scales: 12").replaceAll("12]", "11]"),
    /12 scales.*has 13/,
  ],
  ["a tab", (g) => g.replace("  - { op: best", "\t- { op: best"), /:15:\d+: /],
  ["a key twice", (g) => `name: again\n${g}`, /:2:\d+: .*unique/i],
  [
    "an alias bomb",
    () =>
      `a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]\n`,
    /alias/i,
  ],
  ["code", () => "name: !!js/function 'function () { process.exit(0) }'\n", /:1:\d+: /],
  ["nothing", () => "", /mapping/],
  ["junk", () => "\u0000\u0001\u0002\u00ff", /:1:\d+: /],
];

describe("varflow generate refuses", () => {
  for (const [what, args, said] of refusals)
    it(what, () => {
      const cwd = freshFolder();
      writeFileSync(join(cwd, "file.txt"), "");
      const { code, stdout, stderr } = runVarflow(args, { cwd });
      expect(stderr).toMatch(said);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(filesBelow(cwd)).toEqual(["file.txt"]);
    });

  for (const [what, change, said] of graphs)
    it(`a graph file with ${what}`, () => {
      const cwd = freshFolder();
      const text = change(ttsVar);
      expect(text).not.toBe(ttsVar);
      writeFileSync(join(cwd, "mine.yaml"), text);
      const { code, stdout, stderr } = runVarflow([...star, "--graph", "mine.yaml"], { cwd });
      expect(stderr).toMatch(said);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(filesBelow(cwd)).toEqual(["mine.yaml"]);
    });
});

describe("varflow generate refuses a bundle with", () => {
  const damaged: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      "a wrong hash",
      (f) => writeFileSync(join(f, "decode.onnx"), "other"),
      /decode\.onnx is damaged[\s\S]*hint/,
    ],
    [
      "a truncated file",
      (f) => {
        const bytes = readFileSync(join(f, "step.onnx"));
        writeFileSync(join(f, "step.onnx"), bytes.subarray(0, bytes.length / 2));
      },
      /step\.onnx is damaged/,
    ],
    ["a missing file", (f) => rmSync(join(f, "begin.onnx")), /begin\.onnx/],
    [
      "a missing role",
      (f) => edit(f, ({ roles }) => delete roles.decoder),
      /roles\.decoder: missing/,
    ],
    [
      "a file outside its folder",
      (f) =>
        edit(f, ({ roles }) => {
          roles.decoder.decode.file = "../decode.onnx";
        }),
      /roles\.decoder\.decode\.file/,
    ],
    ["broken JSON", (f) => writeFileSync(join(f, "bundle.json"), "{"), /no JSON/],
  ];
  for (const [what, damage, said] of damaged)
    it(what, () => {
      const cwd = freshFolder();
      cpSync(shipped("models", "shapes-64"), join(cwd, "bundle"), { recursive: true });
      damage(join(cwd, "bundle"));
      const before = filesBelow(cwd);
      const { code, stderr } = runVarflow([...star, "--model", "bundle"], { cwd });
      expect(stderr).toMatch(said);
      expect(code).toBe(2);
      expect(filesBelow(cwd)).toEqual(before);
    });
});

// biome-ignore lint/suspicious/noExplicitAny: a bundle that the test is about to break
function edit(folder: string, change: (bundle: any) => void): void {
  const file = join(folder, "bundle.json");
  const bundle = JSON.parse(readFileSync(file, "utf8"));
  change(bundle);
  writeFileSync(file, JSON.stringify(bundle));
}
