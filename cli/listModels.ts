import { join } from "node:path";
import { type BundleFacts, describeBundle, rawFlopsOf, type SeerFacts } from "../src/index.ts";
import { modelsFolder, registeredBundles, shippedBundles } from "./bundleFolder.ts";
import { describeError } from "./describeError.ts";
import { formatBytes } from "./formatBytes.ts";
import { formatFlops } from "./formatFlops.ts";
import { type Machine, machineHere, modelHere } from "./modelHere.ts";
import { shipped } from "./shipped.ts";

/**
 * `varflow models`: prints what bundles are there, and what each can do on this machine.
 *
 * @returns the exit code: 1 if one that is registered is damaged or gone.
 */
export async function listModels({ json = false }: { readonly json?: boolean }): Promise<number> {
  const machine = machineHere();
  const all = [
    ...shippedBundles().map((name) => shipped("models", name)),
    ...registeredBundles().map((name) => join(modelsFolder(), name)),
  ];
  let code = 0;
  for (const folder of all) {
    const facts = await describeBundle(folder).catch((cause: Error) => cause);
    if (facts instanceof Error) {
      process.stderr.write(`${describeError(facts)}\n`);
      code = 1;
    } else
      process.stdout.write(
        json
          ? `${JSON.stringify(record(facts, folder, machine))}\n`
          : `${text(facts, folder, machine)}\n`,
      );
  }
  return code;
}

const record = (facts: BundleFacts, folder: string, machine: Machine) => {
  const { drawing, ...rest } = facts;
  const { sides, image, words, judge, weights, encoders, rewards } = drawing ?? {};
  return {
    ...{ ...rest, folder, here: modelHere(facts, machine) },
    drawing: drawing && {
      ...{ sides, image, words, judge, weights, encoders, rewards },
      rawFlops: rawFlopsOf(drawing.cost),
    },
  };
};

const text = (facts: BundleFacts, folder: string, machine: Machine): string =>
  [
    `${facts.name}: ${facts.about}`,
    `  folder    ${folder}`,
    `  licence   ${facts.licence}, ${formatBytes(facts.bytes)}`,
    ...drawingLines(facts),
    `  rewards   ${seersText(facts.rewards)}`,
    `  encoders  ${seersText(facts.encoders)}`,
    ...(facts.drawing === null ? [] : wordLines(facts.drawing)),
    `  here      ${modelHere(facts, machine)}`,
    "",
  ].join("\n");

function drawingLines({ drawing }: BundleFacts): readonly string[] {
  if (drawing === null) return [];
  const { sides, image, cost } = drawing;
  const [, height, width] = image;
  return [
    `  scales    ${sides.length}, sides ${sides.join(" ")}; images ${width}×${height}`,
    `  one image ${formatFlops(rawFlopsOf(cost))} without search`,
  ];
}

const wordLines = ({ judge, words }: NonNullable<BundleFacts["drawing"]>): readonly string[] => [
  `  judge     ${judge ? `${judge.shapes.length} shapes in ${judge.colours.length} colours` : "none"}`,
  `  words     ${words === null ? "any" : shortened(words)}`,
];

/** A thousand classes would be a wall. */
const shortened = (words: readonly string[]): string =>
  words.length <= 64
    ? words.join(" ")
    : `${words.slice(0, 8).join("; ")}; … ${words.length} in all`;

const seersText = (seers: Readonly<Record<string, SeerFacts>>): string =>
  Object.entries(seers)
    .map(([name, { flops }]) => `${name} (${formatFlops(flops)} a picture)`)
    .join(", ") || "none";
