import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";
import type { Law } from "../src/testing/index.ts";
import { blocksOf, showsFilesAsTheyAre } from "./shownFiles.ts";

const page = "docs/testing.md";
const examples = readdirSync(shipped("examples", "testing")).filter((file) => file !== "runner.ts");

/** What an example exports. */
interface Example {
  readonly laws: readonly Law[];
  readonly done?: () => Promise<void>;
}

describe(page, () => {
  showsFilesAsTheyAre(page);
  it("shows every example", () => {
    const shown = blocksOf(page).flatMap(({ file }) => file ?? []);
    const all = [...examples, "runner.ts"].map((file) => `examples/testing/${file}`);
    expect([...shown].sort()).toEqual(all.sort());
  });
  it("shows a runner that runs", () => {
    const runner = shipped("dist", "examples", "testing", "runner.js");
    const out = execFileSync(process.execPath, ["--test", runner], { encoding: "utf8" });
    expect(out).toMatch(/pass [1-9]/);
    expect(out).toMatch(/fail 0/);
  });
});

for (const file of examples) {
  const { laws, done } = (await import(
    /* @vite-ignore */ `../examples/testing/${file}`
  )) as Example;
  describe(`examples/testing/${file}`, () => {
    for (const { name, check } of laws) it(name, check);
    if (done !== undefined) afterAll(done);
  });
}
