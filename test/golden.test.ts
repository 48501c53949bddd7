import { readFileSync, writeFileSync } from "node:fs";
import { lastValueFrom } from "rxjs";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../src/events.ts";
import { draw } from "../src/run/draw.ts";
import { toyModels } from "../src/testing/index.ts";
import { searchOf, shipped, shippedGraph } from "./fakes/fakeDraw.ts";

const file = (name: string) => new URL(`golden/${name}.json`, import.meta.url);

/** Who survived each selection of a run, and what was drawn: one line of a golden file. */
async function lineage(name: string, n: number, seed: number) {
  const graph = shippedGraph(name);
  const events: RunEvent[] = [];
  const models = toyModels({ scales: graph.scales });
  const observe = (event: RunEvent) => void events.push(event);
  const inputs = { prompt: "two stars", seed, n, paths: graph.paths, models, observe };
  const { image, widths, logWeight, score } = await lastValueFrom(draw(inputs, searchOf(graph)));
  const kept = events.flatMap((event) =>
    event.type === "selected"
      ? [`${event.step}@${event.scale}: ${event.survivors.map(({ from }) => from).join(" ")}`]
      : [],
  );
  return {
    ...{ n, seed, widths: widths.join(" "), kept },
    image: models.truth.images[models.indexOf(image.pixels)],
    score: round(score ?? Number.NaN),
    logWeight: round(logWeight),
  };
}

/** Twelve digits: sums may round otherwise elsewhere. */
const round = (x: number) => Number(x.toPrecision(12));

/** `UPDATE_GOLDEN=1 npx vitest run test/golden.test.ts` writes the files anew. */
describe("on the toy model", () => {
  it.each(shipped)("%s keeps whom it kept before", async (name) => {
    const runs = [];
    for (const n of shippedGraph(name).n === 1 ? [1] : [1, 2, 3])
      for (const seed of [1, 2]) runs.push(await lineage(name, n, seed));
    const text = `[\n${runs.map((run) => JSON.stringify(run)).join(",\n")}\n]\n`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(file(name), text);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file(name), "utf8")));
  });
  it("smc resamples at some of its checkpoints, and at others not", async () => {
    const runs = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => lineage("smc", 2, seed)));
    const fired = runs.flatMap(({ kept }) => kept.filter((line) => line.startsWith("resample")));
    expect(fired.length).toBeGreaterThan(3);
    expect(fired.length).toBeLessThan(5 * runs.length - 3);
  });
});
