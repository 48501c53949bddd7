import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";

/** Every file of ours that importing this one brings in, types included. */
function reached(from: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const { fileName } of ts.preProcessFile(readFileSync(shipped(from), "utf8")).importedFiles)
    if (fileName.startsWith(".")) reached(join(dirname(from), fileName), seen);
  return seen;
}

it("no search can open a judge: nothing that the engine or an operator imports leads there", () => {
  const files = [...reached("src/index.ts"), ...reached("operators/index.ts")];
  expect(files).toContain("src/models/openModels.ts");
  expect(files).not.toContain("src/models/openJudge.ts");
  expect(files).not.toContain("src/evaluation/index.ts");
  expect([...reached("src/evaluation/index.ts")]).toContain("src/models/openJudge.ts");
});
