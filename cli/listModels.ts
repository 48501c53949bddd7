import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ModelSpec, readBundle, specOf } from "../src/index.ts";
import { bundleFolder, shippedBundles } from "./bundleFolder.ts";
import { formatFlops } from "./formatFlops.ts";

/** `varflow models`: prints what bundles are there, and what each can do. */
export async function listModels({ json = false }: { readonly json?: boolean }): Promise<number> {
  for (const name of shippedBundles()) {
    const folder = bundleFolder(name);
    const opened = await readBundle(folder);
    const { about, licence, tokenizer } = opened.bundle;
    const spec = specOf(opened);
    const facts = { name, folder, about, licence, ...factsOf(spec) };
    const bytes = bytesIn(folder);
    if (json)
      process.stdout.write(
        `${JSON.stringify({ ...facts, bytes, words: tokenizer.words.slice(1) })}\n`,
      );
    else process.stdout.write(text(facts, bytes, tokenizer.words.slice(1)));
  }
  return 0;
}

const factsOf = ({ hash, sides, image, rewards, encoders, cost }: ModelSpec) => ({
  hash,
  sides,
  image,
  rewards,
  encoders,
  /** One path through every scale and one decode. */
  rawFlops: cost.begin + cost.transformer.reduce((a, b) => a + b, 0) + cost.decode,
});

const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

function text(
  facts: ReturnType<typeof factsOf> & Record<"name" | "folder" | "about" | "licence", string>,
  bytes: number,
  words: readonly string[],
): string {
  const [, height, width] = facts.image;
  return [
    `${facts.name}: ${facts.about}`,
    `  folder    ${facts.folder}`,
    `  licence   ${facts.licence}, ${(bytes / 1e6).toFixed(1)} MB`,
    `  scales    ${facts.sides.length}, sides ${facts.sides.join(" ")}; images ${width}×${height}`,
    `  one image ${formatFlops(facts.rawFlops)} without search`,
    `  rewards   ${facts.rewards.join(", ") || "none"}`,
    `  encoders  ${facts.encoders.join(", ") || "none"}`,
    `  words     ${words.join(" ")}`,
    "",
  ].join("\n");
}
