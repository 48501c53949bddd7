import { concatMap, lastValueFrom, type Observable } from "rxjs";
import {
  best,
  cluster,
  decode,
  extract,
  generate,
  resample,
  score,
} from "../../operators/index.ts";
import { type Batch, type Begun, draw, type Image, type Models } from "../../src/index.ts";
import { featureMap } from "./featureMap.ts";
import { imageGrid } from "./imageGrid.ts";

/** What a prompt is drawn with. */
export interface Drawn {
  readonly prompt: string;
  readonly seed: number;
}

/**
 * TTS-VAR at work (arXiv 2507.18537, figure 7): a column a scale; in it every path that drew the
 * scale, its picture above its first-principal-component map.
 */
export async function processPicture(models: Models, drawn: Drawn): Promise<Image> {
  const columns: (readonly Image[])[] = [];
  const { sides, image } = models.spec;
  const note = async <B extends Batch<"image" | "features">>(batch: B): Promise<B> => {
    const [, height, width] = image;
    const pairs = batch.paths.map(async ({ image: { tensor, row }, features }) => [
      { width, height, pixels: await tensor.read(row) },
      featureMap(features, width),
    ]);
    columns.push((await Promise.all(pairs)).flat());
    return batch;
  };
  const inputs = { ...drawn, n: 1, paths: 8, models };
  const search = (begun: Observable<Begun>) => {
    let paths = begun;
    for (let scale = 0; scale < sides.length - 1; scale++)
      paths = selected(look(paths).pipe(concatMap(note)), scale);
    const last = look(paths).pipe(concatMap(note));
    return last.pipe(score({ reward: "alignment" }), best());
  };
  await lastValueFrom(draw(inputs, search));
  const most = Math.max(...columns.map(({ length }) => length));
  const rows = Array.from({ length: most }, (_, i) => columns.map((column) => column[i] ?? null));
  return imageGrid(rows, image[2]);
}

const look = (paths: Observable<Begun>) =>
  paths.pipe(generate(), decode(), extract({ encoder: "structure", reduce: "pca" }));

/** The selections of the paper's schedule. */
function selected(paths: ReturnType<typeof look>, scale: number): Observable<Begun> {
  if (scale === 2) return paths.pipe(cluster({ to: 6 }, "cluster-2"));
  if (scale === 5) return paths.pipe(cluster({ to: 4 }, "cluster-5"));
  const to = { 6: 2, 9: 1 }[scale];
  if (to === undefined) return paths;
  return paths.pipe(
    score({ reward: "alignment" }),
    resample({ to, lambda: 10, potential: "value", scheme: "multinomial" }, `resample-${scale}`),
  );
}
