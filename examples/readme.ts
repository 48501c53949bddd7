import { lastValueFrom } from "rxjs";
import { draw, openModels } from "varflow";
import { best, decode, generate, score } from "varflow/operators";

const models = await openModels("models/shapes-64");
const result = await lastValueFrom(
  draw({ prompt: "two red circles", seed: 1, n: 1, paths: 4, models }, (paths) => {
    const drawn = Array.from({ length: 13 }).reduce<typeof paths>((p) => p.pipe(generate()), paths);
    return drawn.pipe(decode(), score({ reward: "alignment" }), best());
  }),
);
console.log(result.score, result.widths, result.cost.flops);
await models.close();
