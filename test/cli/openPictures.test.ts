import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { layoutNamed, openPictures } from "../../cli/openPictures.ts";
import { UsageError } from "../../cli/UsageError.ts";
import { type Asked, placesOf, type ResultRow } from "../../src/evaluation/index.ts";
import type { Result } from "../../src/index.ts";
import { settingsOf } from "../arbitraries/evaluations.ts";
import { filesBelow } from "./runVarflow.ts";

const fresh = () => mkdtempSync(join(tmpdir(), "varflow-pictures-"));
const settingsWith = (prompts: readonly Asked[]) =>
  settingsOf({ runs: [{ graph: "raw", n: 1 }], prompts: [...prompts], seeds: [3, 4] });
const cow: Asked = { prompt: "a cow", tag: "colors", include: [{ class: "cow", count: 1 }] };
const finishedAt = (place: object) => ({
  row: place as ResultRow,
  result: { image: { width: 2, height: 2 }, scores: {} } as unknown as Result,
  events: [],
  png: Uint8Array.of(1, 2, 3),
});

it("writes GenEval's folders, and knows what is there", async () => {
  const folder = fresh();
  const settings = settingsWith([cow]);
  const pictures = await openPictures(folder, "geneval", settings);
  const [first, second] = placesOf(settings);
  if (first === undefined || second === undefined) throw new Error("no places");
  await pictures.write(finishedAt(first));
  expect(pictures.has(first)).toBe(true);
  expect(pictures.has(second)).toBe(false);
  expect(filesBelow(folder).filter((file) => /\.\w+$/.test(file))).toEqual([
    "raw-n1/00000/metadata.jsonl",
    "raw-n1/00000/samples/00000.json",
    "raw-n1/00000/samples/00000.png",
  ]);
  expect(readFileSync(join(folder, "raw-n1/00000/metadata.jsonl"), "utf8")).toBe(
    '{"tag": "colors", "include": [{"class": "cow", "count": 1}], "prompt": "a cow"}',
  );
  rmSync(join(folder, "raw-n1/00000/samples/00000.json"));
  expect(pictures.has(first)).toBe(false);
});
it("writes nothing where a prompt does not fit, and names the prompt", async () => {
  const folder = fresh();
  const settings = settingsWith([cow, { prompt: "a_b", tag: null }, { prompt: "a/b", tag: null }]);
  await expect(openPictures(folder, "t2i", settings)).rejects.toThrow(
    'layout t2i cannot hold "a_b": it holds "_": the prompt becomes a file\'s name (and 1 more prompts)',
  );
  expect(readdirSync(folder)).toEqual([]);
});
it("knows layouts by their words", () => {
  expect(layoutNamed("t2i")).toBe("t2i");
  expect(() => layoutNamed("genevla")).toThrow(UsageError);
  expect(() => layoutNamed("toString")).toThrow('no layout "toString"');
});
