import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readResults } from "../../cli/readResults.ts";
import { UsageError } from "../../cli/UsageError.ts";
import { freshFolder, runVarflow } from "./runVarflow.ts";

const cwd = freshFolder();
const out = join(cwd, "o");
runVarflow(["evaluate", "raw", "--count", "2", "--quiet", "--out", "o"], { cwd });

describe("readResults", () => {
  it("gives settings, rows and timings", () => {
    const { settings, rows, timings } = readResults(out);
    expect(settings).toMatchObject({ model: "shapes-64", runs: [{ graph: "raw", n: 1 }] });
    expect(rows).toHaveLength(2);
    expect(timings).toHaveLength(2);
    expect(timings[0]).toMatchObject({ graph: "raw", inFlight: expect.any(Number) });
  });
  it("reads packed results alike, and leaves a torn timing out", () => {
    const before = readResults(out);
    const file = join(out, "results.jsonl");
    const text = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(text));
    rmSync(file);
    writeFileSync(join(out, "timings.jsonl"), '{"graph":"raw","n":1}\n{"gra');
    expect(readResults(out).rows).toEqual(before.rows);
    expect(readResults(out).timings).toHaveLength(1);
    writeFileSync(file, text);
  });
  it("says what is wrong with a folder or its settings", () => {
    expect(() => readResults(cwd)).toThrow(UsageError);
    const file = join(out, "settings.json");
    const settings = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...settings, seeds: [-1] }));
    expect(() => readResults(out)).toThrow(/settings\.json: seeds\.0: -1/);
    writeFileSync(file, "{");
    expect(() => readResults(out)).toThrow(/is no JSON/);
  });
});
