import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults } from "./faults.ts";
import { freshCopy, isCaught, isGreen } from "./isCaught.ts";

const root = new URL("../../", import.meta.url);

describe("planted faults", () => {
  it("are more than twenty, each by a name of its own", () => {
    expect(faults.length).toBeGreaterThanOrEqual(20);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });
  it.each(faults)("$name: can still be planted", ({ file, find, replace, tests }) => {
    const text = readFileSync(new URL(file, root), "utf8");
    expect(text.split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    for (const test of tests) expect(existsSync(new URL(test, root)), test).toBe(true);
  });

  // Two minutes: `VARFLOW_FAULTS=1 npx vitest run test/mutations`.
  if (process.env.VARFLOW_FAULTS)
    describe("in a copy of the code", () => {
      let copy: string;
      beforeAll(() => {
        copy = freshCopy();
      });
      afterAll(() => rmSync(copy, { recursive: true, force: true }));

      it("nothing is red without them", () =>
        expect(isGreen(copy, [...new Set(faults.flatMap(({ tests }) => tests))])).toBe(true));
      it.each(faults)("$name: is caught", (fault) => expect(isCaught(copy, fault)).toBe(true));
    });
});
