import { expect, it } from "vitest";
import { placeKey, placesOf } from "../../../src/evaluation/placesOf.ts";
import type { Settings } from "../../../src/evaluation/Settings.ts";

const settings = {
  runs: [
    { graph: "raw", n: 1 },
    { graph: "best-of-n", n: 2 },
  ],
  prompts: [
    { prompt: "b", tag: null },
    { prompt: "a", tag: null },
  ],
  seeds: [7, 3],
} as unknown as Settings;

it("goes through runs, then prompts, then seeds, each in the order given", () =>
  expect(placesOf(settings).map(placeKey)).toEqual([
    '["raw",1,"b",7]',
    '["raw",1,"b",3]',
    '["raw",1,"a",7]',
    '["raw",1,"a",3]',
    '["best-of-n",2,"b",7]',
    '["best-of-n",2,"b",3]',
    '["best-of-n",2,"a",7]',
    '["best-of-n",2,"a",3]',
  ]));
it("keeps apart what only looks alike", () =>
  expect(placeKey({ graph: 'a",1', n: 1, prompt: "", seed: 0 })).not.toBe(
    placeKey({ graph: "a", n: 1, prompt: '1,"', seed: 0 }),
  ));
