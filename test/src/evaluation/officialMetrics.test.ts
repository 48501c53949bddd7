import { expect, it } from "vitest";
import { officialMetrics } from "../../../src/evaluation/officialMetrics.ts";

it("no two metrics are written into one folder", () => {
  const folders = Object.values(officialMetrics).flatMap(({ folders: own }) => [...own]);
  expect(new Set(folders.map((folder: string) => folder.split("/").at(-1))).size).toBe(
    folders.length,
  );
});
it("every metric can be named on the command line", () => {
  for (const word of Object.keys(officialMetrics)) expect(word).toMatch(/^[a-z0-9-]+$/);
});
