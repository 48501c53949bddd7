import { expect, it } from "vitest";
import { choose, decode, generate, keep, operators, score } from "../../../operators/index.ts";
import { at, graph } from "../../../src/graph/Graph.ts";
import { imagesOf } from "../../../src/graph/imagesOf.ts";
import type { StepValue } from "../../../src/graph/StepValue.ts";
import { shipped, shippedGraph } from "../../fakes/fakeDraw.ts";

const ending = (...steps: readonly StepValue[]) =>
  graph({ name: "mine", scales: 3, paths: 8 }, [
    generate(),
    decode(),
    score({ reward: "alignment" }),
    ...steps,
  ]);
const three = choose({ images: 3, by: "score" });

it("is what the last step at the last scale chooses, and 1 for any other", () => {
  expect(imagesOf(ending(at([2], three)), operators)).toBe(3);
  expect(imagesOf(ending(three), operators)).toBe(3);
  expect(imagesOf(ending(at([1], three)), operators)).toBe(1);
  expect(imagesOf(ending(at([2], three), at([2], keep({ to: 1, by: "first" }))), operators)).toBe(
    1,
  );
  expect(imagesOf(ending(), operators)).toBe(1);
  expect(imagesOf({ ...ending(), steps: [] }, operators)).toBe(1);
});
it("is 1 in rounds, which keep one", () =>
  expect(imagesOf({ ...ending(three), rounds: { most: 2 } }, operators)).toBe(1));
it("is 1 for what ships, but for the file that ends with four", () => {
  const images = shipped.map((name) => [name, imagesOf(shippedGraph(name), operators)] as const);
  expect(images.filter(([, count]) => count !== 1)).toEqual([["four-images", 4]]);
});
