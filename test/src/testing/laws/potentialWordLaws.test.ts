import { expect, it } from "vitest";
import { potentials } from "../../../../src/index.ts";
import { potentialWordLaws } from "../../../../src/testing/laws/potentialWordLaws.ts";
import { brokenOf } from "./brokenOf.ts";

const { twisted } = potentials;
const sentence = "says what it is in a sentence, and takes numbers if it says so";

it("a right word keeps every law", async () => {
  expect(await brokenOf(potentialWordLaws(twisted, [0, 1]))).toEqual([]);
  expect(await brokenOf(potentialWordLaws(potentials.max))).toEqual([]);
});
it("catch a word that is wrong", async () => {
  const about = "no sentence";
  expect(await brokenOf(potentialWordLaws({ ...twisted, about }, [1]))).toEqual([sentence]);
  expect(await brokenOf(potentialWordLaws(twisted, [2]))).toEqual([sentence]);
  expect(await brokenOf(potentialWordLaws(potentials.max, [2]))).toEqual([sentence]);
  let made = 0;
  const of = (share: number) => twisted.of(share + ++made);
  expect(await brokenOf(potentialWordLaws({ ...twisted, of }, [1]))).toEqual([
    "makes the same potential of the same number",
  ]);
  const dead = () => () => 0;
  expect(await brokenOf(potentialWordLaws({ ...twisted, of: dead }, [1]))).toContain(
    "of 1: is −∞ of no score",
  );
});
