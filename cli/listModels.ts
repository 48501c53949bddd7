import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describeModel, rawFlopsOf } from "../src/index.ts";
import { bundleFolder, shippedBundles } from "./bundleFolder.ts";
import { formatFlops } from "./formatFlops.ts";

/** `varflow models`: prints what bundles are there, and what each can do. */
export async function listModels({ json = false }: { readonly json?: boolean }): Promise<number> {
  for (const name of shippedBundles()) {
    const facts = await factsOf(name);
    process.stdout.write(json ? `${JSON.stringify(facts)}\n` : text(facts));
  }
  return 0;
}

async function factsOf(name: string) {
  const folder = bundleFolder(name);
  const { about, licence, hash, sides, image, rewards, encoders, judge, cost, words, weights } =
    await describeModel(folder);
  return {
    ...{ name, folder, about, licence, hash, sides, image, rewards, encoders, judge },
    rawFlops: rawFlopsOf(cost),
    weights,
    bytes: bytesIn(folder),
    words,
  };
}

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

function text(facts: Awaited<ReturnType<typeof factsOf>>): string {
  const [, height, width] = facts.image;
  const { judge } = facts;
  return [
    `${facts.name}: ${facts.about}`,
    `  folder    ${facts.folder}`,
    `  licence   ${facts.licence}, ${(facts.bytes / 1e6).toFixed(1)} MB`,
    `  scales    ${facts.sides.length}, sides ${facts.sides.join(" ")}; images ${width}×${height}`,
    `  one image ${formatFlops(facts.rawFlops)} without search`,
    `  rewards   ${facts.rewards.join(", ") || "none"}`,
    `  encoders  ${facts.encoders.join(", ") || "none"}`,
    `  judge     ${judge ? `${judge.shapes.length} shapes in ${judge.colours.length} colours` : "none"}`,
    `  words     ${facts.words?.join(" ") ?? "any"}`,
    ...(facts.weights ? [] : ["  weights   none: `varflow plan` works, drawing does not"]),
    "",
  ].join("\n");
}
