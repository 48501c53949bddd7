import { type Judge, type PromptRow, type Verdict, verdict } from "../src/evaluation/index.ts";
import type { Image } from "../src/index.ts";

/** Whether image i shows what row i asks for. */
export async function judgeImages(
  judge: Judge,
  rows: readonly PromptRow[],
  images: readonly Image[],
): Promise<readonly Verdict[]> {
  const found = await judge.detect(images);
  return rows.map((row, i) => verdict(row, found[i] ?? []));
}
