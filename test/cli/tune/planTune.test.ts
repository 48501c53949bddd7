import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatFlops } from "../../../cli/formatFlops.ts";
import { loadPlugins } from "../../../cli/loadPlugins.ts";
import { shipped } from "../../../cli/shipped.ts";
import { planTune } from "../../../cli/tune/planTune.ts";
import { raceText } from "../../../cli/tune/raceText.ts";
import type { TuneRequest } from "../../../cli/tune/TuneRequest.ts";
import { freshFolder } from "../runVarflow.ts";

const usual: TuneRequest = {
  ...{
    model: "shapes-64",
    reward: "alignment",
    budget: { raws: 4 },
    prompts: "shapes-development",
  },
  ...{ seeds: [0], candidates: 8, rungs: 3, divide: 3, seed: 0 },
};
const plugins = await loadPlugins();
const plan = (request: Partial<TuneRequest> = {}) => planTune({ ...usual, ...request }, plugins);
const refused = async (request: Partial<TuneRequest>) => {
  const error = await plan(request).catch((cause: unknown) => cause);
  const { message, hint } = error as { message: string; hint?: string };
  return `${message} | ${hint ?? ""}`;
};
const fileOf = (name: string, text: string) => {
  const file = join(freshFolder(), name);
  writeFileSync(file, text);
  return file;
};
const report = shipped("docs", "results", "consistency", "consistency.json");

describe("planTune", () => {
  it("races proposals and the baselines at their largest n, by the judge where it can tell", async () => {
    const { settings, raw } = await plan();
    expect(settings).toMatchObject({ objective: "judge", budget: 4 * raw });
    expect(settings.baselines).toEqual(["best-of-n", "tts-var"]);
    expect(settings.graphs).toMatchObject({ "best-of-n": { n: 3 }, "tts-var": { n: 1 } });
    expect(Object.keys(settings.graphs)).toHaveLength(8 + 2);
    for (const { flops, least, graph } of Object.values(settings.graphs))
      expect((graph.rounds && least) ?? flops).toBeLessThanOrEqual(4 * raw);
    const inRounds = Object.values(settings.graphs).filter(({ graph }) => graph.rounds);
    expect(inRounds.map(({ family }) => family)).toEqual(["rounds"]);
  });
  it("gives every rung the prompts of the one before, and more", async () => {
    const { settings, prompts } = await plan();
    const counts = settings.rungs.map((rung) => rung.prompts.length);
    expect(counts.at(-1)).toBeGreaterThan(100);
    expect(counts.map((count) => Math.round((9 * count) / (counts.at(-1) as number)))).toEqual([
      1, 3, 9,
    ]);
    for (const [i, { prompts: own }] of settings.rungs.entries()) {
      expect(prompts[i]?.map(({ prompt }) => prompt)).toEqual(own);
      expect(settings.rungs[i + 1]?.prompts ?? own).toEqual(expect.arrayContaining([...own]));
    }
    expect(new Set(prompts[0]?.map(({ tag }) => tag)).size).toBe(6);
  });
  it("says how many pictures it will draw and what they cost at most", async () => {
    const certain = fileOf("certain.yaml", "families: [keep, regrow]\n");
    const text = raceText(await plan({ count: 9, rungs: 2, space: certain }));
    expect(text).toContain("rung 1: 8 + 2 graphs × 3 prompts × 1 seed, 30 pictures to draw");
    expect(text).toContain("rung 2: 3 + 2 graphs × 9 prompts × 1 seed, 30 pictures to draw");
    expect(text).toContain("in all 60 pictures, at most 800 GFLOP");
    expect(text).not.toContain("in rounds");
  });
  it("says that rounds may cost more, and how much all may cost then", async () => {
    const space = fileOf("rounds.yaml", "families: [rounds]\nrounds: [4]\nlooks: 1\n");
    const race = await plan({ count: 9, rungs: 2, space, candidates: 4 });
    const { graphs, budget, baselines } = race.settings;
    const bounds = Object.entries(graphs)
      .filter(([name]) => !baselines.includes(name))
      .map(([, { flops }]) => Math.max(flops, budget))
      .sort((a, b) => b - a);
    expect(bounds).toHaveLength(4);
    expect(bounds[0]).toBeGreaterThan(budget);
    const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 2 * budget);
    const most = 3 * sum(bounds) + 6 * sum(bounds.slice(0, 2));
    const text = raceText(race);
    expect(text).toContain("in rounds a prompt may cost more: a search that does, in the mean");
    expect(text).toContain(`in all 42 pictures, at most ${formatFlops(most)},`);
  });
  it("decides by the reward where that is asked for, or prompts do not say what is right", async () => {
    const prompts = fileOf("mine.txt", "a star\ntwo circles\n");
    expect((await plan({ objective: "reward" })).settings.objective).toBe("alignment");
    expect((await plan({ prompts })).settings.objective).toBe("alignment");
    expect(await refused({ prompts, objective: "judge" })).toMatch(/do not say what .* \| --obj/);
  });
  it("searches by the reward that it is told, the baselines too", async () => {
    const { settings } = await plan({ reward: "aesthetic" });
    expect(settings.baselines).toEqual(["best-of-n", "tts-var-by-aesthetic"]);
    expect(JSON.stringify(settings.graphs)).not.toContain('"alignment"');
  });
  it("leaves TTS-VAR out where it costs too much, and says so", async () => {
    const { settings, notices } = await plan({ budget: { raws: 2 } });
    expect(settings.baselines).toEqual(["best-of-n"]);
    expect(notices).toEqual(["tts-var costs more than the budget at n = 1: left out"]);
  });
  it("starts from a report of consistency, and takes other graphs in", async () => {
    const { settings } = await plan({
      consistency: report,
      also: ["keep-best-8", "keep-best-7@1"],
    });
    expect(settings.graphs["candidate-00"]).toMatchObject({ family: "consistency", n: 1 });
    expect(settings.graphs["keep-best-8"]).toMatchObject({ family: "given", n: 2 });
    expect(settings.rungs[0]?.graphs).toBe(8 + 3);
  });
  it("refuses a report of something else", async () => {
    expect(await refused({ consistency: report, reward: "aesthetic" })).toContain(
      "of reward align",
    );
    const other = readFileSync(report, "utf8").replace(/"modelHash": "./, '"modelHash": "0');
    expect(await refused({ consistency: fileOf("c.json", other) })).toContain(
      "is of model shapes-64",
    );
    expect(await refused({ consistency: fileOf("d.json", "[]") })).toContain("is no report of");
  });
  it("searches the space that a file describes", async () => {
    const space = fileOf("space.yaml", "families: [keep]\nscales: [7, 9]\nsides: [full]\n");
    const { settings, notices } = await plan({ space, candidates: 30 });
    const proposed = Object.values(settings.graphs).filter(({ family }) => family !== "baseline");
    expect(new Set(proposed.map(({ family }) => family))).toEqual(new Set(["keep"]));
    expect(proposed.length).toBeLessThan(30);
    expect(notices).toEqual([`${proposed.length} different graphs were found, not 30`]);
  });
  it.each([
    [{ budget: { raws: 0.5 } }, "more than the budget of 1.67 GFLOP | --budget 1.0"],
    [{ reward: "alignmet" }, 'has no reward "alignmet" | did you mean "alignment"?'],
    [{ prompts: "nowhere" }, 'no prompt list "nowhere"'],
    [{ model: "nowhere" }, 'no model "nowhere"'],
    [{ also: ["tts-var"] }, "tts-var is in the race twice"],
    [{ also: ["best-of-n-until"], budget: { raws: 2 } }, "more than the budget"],
    [{ also: ["keep-best-8@9"] }, "keep-best-8@9 costs more than the budget | keep-best-8@2"],
  ] satisfies [Partial<TuneRequest>, string][])("refuses %j", async (request, message) =>
    expect(await refused(request)).toContain(message),
  );
  it("refuses a budget that no search of the space spends, but for one path in rounds", async () => {
    const space = fileOf("space.yaml", "families: [keep, regrow]\n");
    expect(await refused({ budget: { raws: 1.1 }, space })).toContain(
      "no search within the search space spends the budget",
    );
    const { settings } = await plan({ budget: { raws: 1.1 }, candidates: 2 });
    expect(settings.graphs["candidate-01"]).toMatchObject({
      ...{ family: "rounds", n: 1 },
      graph: { paths: 1, rounds: { most: expect.any(Number), until: expect.any(Number) } },
    });
  });
  it.each([
    ["families: [keeping]", 'families.0: "keeping": expected'],
    ["scale: [3]", "scale: "],
    ["rounds: [0]", "rounds.0: 0: expected"],
    ["scales: [12]", "the search space: 12 is no scale before the last"],
    ["scales: [", "is no YAML"],
  ])("refuses a space of %s", async (text, message) =>
    expect(await refused({ space: fileOf("s.yaml", text) })).toContain(message),
  );
});
