// Draws one prompt:  node dist/examples/drawOne.js "two red circles"
import { writeFileSync } from "node:fs";
import { encode } from "fast-png";
import { lastValueFrom } from "rxjs";
import { draw, openModels } from "varflow";
import { ttsVarPipe } from "./typedPipe.ts";

const [prompt = "two red circles", file = "one.png"] = process.argv.slice(2);
const models = await openModels("models/shapes-64");
const { image, score, cost } = await lastValueFrom(
  draw({ prompt, seed: 1, n: 1, paths: 8, models }, ttsVarPipe),
);
await models.close();

const { width, height, pixels } = image;
const data = Uint8Array.from({ length: pixels.length }, (_, i) => {
  const channel = i % 3;
  const value = pixels[channel * width * height + Math.floor(i / 3)] ?? 0;
  return Math.round(255 * Math.min(1, Math.max(0, value)));
});
writeFileSync(file, encode({ width, height, data, channels: 3, depth: 8 }));
console.log(`${file}: reward ${score?.toFixed(2)}, ${cost.flops.transformer / 1e9} GFLOP drawn`);
