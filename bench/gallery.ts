// Draws held-out prompts without search and writes docs/gallery.png: the first prompts of each
// category, the first seeds, nothing picked, each image marked with the judge's verdict.
//   node dist/bench/gallery.js [prompts a category, default 3] [seeds, default 4] [model folder]
import { encodePng } from "../cli/encodePng.ts";
import { readPromptSet } from "../cli/readPromptSet.ts";
import { shipped } from "../cli/shipped.ts";
import { type Judge, openJudge, PromptRow } from "../src/evaluation/index.ts";
import { type Models, openModels } from "../src/index.ts";
import { drawPrompts } from "./drawPrompts.ts";
import { type GalleryRow, galleryPage, type Shown } from "./galleryPage.ts";
import { judgeImages } from "./judgeImages.ts";
import { screenshot } from "./screenshot.ts";

const [each, seeds] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 4)];
const folder = process.argv[4] ?? shipped("models", "shapes-64");
const file = shipped("docs", "gallery.png");

/** The first `each` rows of every category, in the order of the file. */
const firstOfEach = (rows: readonly PromptRow[]): readonly PromptRow[] =>
  rows.filter(
    (row, i) => rows.slice(0, i).filter((earlier) => earlier.tag === row.tag).length < each,
  );

const headings: Readonly<Record<PromptRow["tag"], string>> = {
  single_object: "Single object",
  two_object: "Two objects",
  counting: "Counting",
  colors: "Colours",
  position: "Position",
  color_attr: "Colour attribution",
};

/** One picture a row. */
async function drawSeed(
  { models, judge }: { readonly models: Models; readonly judge: Judge },
  rows: readonly PromptRow[],
  seed: number,
): Promise<readonly Shown[]> {
  const prompts = rows.map(({ prompt }) => prompt);
  const results = await drawPrompts(models, { graph: "raw", n: 1, seed }, prompts);
  const images = results.map(({ image }) => image);
  const verdicts = await judgeImages(judge, rows, images);
  return images.map((image, i) => ({
    source: `data:image/png;base64,${Buffer.from(encodePng(image)).toString("base64")}`,
    correct: verdicts[i]?.correct ?? false,
  }));
}

const judge = await openJudge(folder);
const models = await openModels(folder);
try {
  const rows = firstOfEach(readPromptSet("shapes-heldout").filter(PromptRow.is));
  const columns: (readonly Shown[])[] = [];
  for (let seed = 1; seed <= seeds; seed++)
    columns.push(await drawSeed({ models, judge }, rows, seed));
  const shown = rows.map(
    ({ tag, prompt }, i): GalleryRow => ({
      category: headings[tag],
      prompt,
      images: columns.flatMap((column) => column[i] ?? []),
    }),
  );
  screenshot(galleryPage(shown), file);
  process.stdout.write(`${file}: ${rows.length} prompts, seeds 1 to ${seeds}\n`);
} finally {
  await models.close();
  await judge.close();
}
