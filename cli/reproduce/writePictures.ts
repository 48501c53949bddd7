import { join } from "node:path";
import { openModels } from "../../src/index.ts";
import { bundleFolder } from "../bundleFolder.ts";
import { encodePng } from "../encodePng.ts";
import { processPicture } from "../pictures/processPicture.ts";
import { sideBySide, strategies } from "../pictures/sideBySide.ts";
import { readPromptSet } from "../readPromptSet.ts";
import { writeSafely } from "../writeSafely.ts";

/** Seeds of every prompt side by side. */
const seeds = [0, 1];

/** Writes the pictures of the page and what stands under them: nothing in them is picked. */
export async function writePictures(out: string, model: string): Promise<void> {
  const all = readPromptSet("shapes-heldout");
  const tags = [...new Set(all.map(({ tag }) => tag))];
  const firsts = tags.flatMap((tag) => all.find((row) => row.tag === tag) ?? []);
  const asked = firsts.flatMap(({ prompt }) => seeds.map((seed) => ({ prompt, seed })));
  const shown = firsts.at(-1)?.prompt ?? "";
  const models = await openModels(bundleFolder(model));
  try {
    const process = await processPicture(models, { prompt: shown, seed: 0 });
    await writeSafely(join(out, "process.png"), encodePng(process));
    await writeSafely(join(out, "side-by-side.png"), encodePng(await sideBySide(models, asked)));
  } finally {
    await models.close();
  }
  await writeSafely(join(out, "pictures.md"), text(shown, firsts));
}

const text = (shown: string, firsts: readonly { readonly prompt: string }[]): string =>
  `## Pictures

The first held-out prompt of each category, seeds ${seeds.join(" and ")}, nothing picked (figures 1, 4 and 9). Rows: ${strategies.map(([graph, n]) => `${graph}, n = ${n}`).join("; ")}. Columns, two each: ${firsts.map(({ prompt }) => `"${prompt}"`).join(", ")}.

![The same prompts and seeds under four strategies](side-by-side.png)

TTS-VAR at work on "${shown}", seed 0 (figure 7): a column a scale, in it every path that drew the scale, its picture above the map of its first principal component, which clustering compares at scales 2 and 5.

![Every path of TTS-VAR at every scale, with its first-principal-component map](process.png)
`;
