import { packFeatures } from "../../src/evaluation/packFeatures.ts";
import { placesOf } from "../../src/evaluation/placesOf.ts";
import type { ResultRow } from "../../src/evaluation/ResultRow.ts";
import type { Results, Settings } from "../../src/evaluation/Settings.ts";
import { settingsOf } from "./evaluations.ts";
import { rowWith } from "./judgedRows.ts";

const tags = ["colors", "counting"];
const asked = Array.from({ length: 4 }, (_, i) => ({
  prompt: `prompt ${i}`,
  tag: tags[i % 2] ?? null,
}));

/**
 * A small evaluation whose numbers can be done by hand: raw@1 costs 1 GFLOP, best@2 2, best@4 4.
 * Prompt `i` is right from n = i + 1 on; alignment is n, beauty −n / 10.
 */
export function madeResults(change: Partial<Settings> = {}): Results {
  const settings = {
    ...settingsOf({
      runs: [
        { graph: "raw", n: 1 },
        { graph: "best", n: 2 },
        { graph: "best", n: 4 },
      ],
      prompts: asked,
      seeds: [0, 1],
    }),
    graphs: {
      raw: { name: "raw", steps: [{ op: "score", with: { reward: "alignment" } }] },
      best: {
        name: "best",
        steps: [{ op: "score", with: { reward: "alignment" } }, { op: "best" }],
      },
    },
    rewards: ["alignment", "beauty"],
    ...change,
  };
  return { settings, rows: placesOf(settings).map((place) => rowAt(place, settings)) };
}

const hash = "0".repeat(64);

function rowAt(place: Pick<ResultRow, "graph" | "n" | "prompt" | "seed">, settings: Settings) {
  const { n, prompt, seed } = place;
  const flops = { transformer: n * 9e8, decode: 0, extract: 0, score: n * 1e8 };
  return rowWith({
    ...place,
    tag: settings.prompts.find((one) => one.prompt === prompt)?.tag ?? null,
    image: hash,
    widths: [n, n],
    scores: { alignment: n, beauty: -n / 10 },
    correct: n > Number(prompt.split(" ")[1]),
    ...{ flops, flopsExecuted: flops },
    features: packFeatures(Float32Array.of(seed === 0 ? 1 : 0, seed === 0 ? 0 : 1)),
  });
}
