import { concat, map, mergeMap, NEVER, switchMap, take } from "rxjs";
import { describe, expect, it } from "vitest";
import { best } from "../../../../operators/index.ts";
import { RunError } from "../../../../src/errors.ts";
import { specOfScores } from "../../../../src/testing/arbitraries/batchSpecs.ts";
import { bareBatch } from "../../../../src/testing/fakes/bareBatch.ts";
import { recorded } from "../../../../src/testing/streams/recorded.ts";

const abc = { a: 1, b: 2, c: 3, d: 4 };

describe("recorded", () => {
  it.each(["a-b|", "(ab)-c|", "--#", "|", "#", "(a|)", "a(bc)-(d#)", "a--b", ""])(
    "draws what marbles picture: %s",
    async (picture) =>
      expect((await recorded((marbles) => marbles(picture, abc))).picture).toBe(picture),
  );
  it("tells values, failure and how long each source was needed", async () => {
    const error = new Error("broken");
    expect(await recorded((marbles) => marbles("a b - #", abc, error))).toEqual({
      ...{ picture: "ab-#", values: [1, 2], sources: ["^--!"] },
      error,
    });
    const taken = await recorded((marbles) => marbles("a-b-c-|", abc).pipe(take(2)));
    expect(taken).toEqual({ picture: "a-(b|)", values: [1, 2], sources: ["^-!"] });
  });
  it("leaves a stream when it is told to, or when nothing more is likely", async () => {
    const left = await recorded((marbles) => marbles("a-b-c|", abc), "---!");
    expect(left).toEqual({ picture: "a-b", values: [1, 2], sources: ["^--!"] });
    const endless = await recorded((marbles) => marbles("a-b", abc));
    expect(endless).toEqual({ picture: "a-b", values: [1, 2], sources: ["^"] });
    expect((await recorded(() => NEVER)).picture).toBe("");
  });
  it("starts a source when it is subscribed to", async () => {
    const both = await recorded((marbles) => concat(marbles("a-|", abc), marbles("(bc)-|", abc)));
    expect(both).toEqual({ picture: "a-(bc)-|", values: [1, 2, 3], sources: ["^-!", "--^-!"] });
    const latest = await recorded((marbles) =>
      marbles("a-b---|", abc).pipe(switchMap(() => marbles("-c--c|", abc))),
    );
    expect(latest.picture).toBe("-a-b--c|");
    expect(latest.sources).toEqual(["^-----!", "^-!", "--^----!"]);
  });
  it("waits for promises within a frame", async () => {
    const later = await recorded((marbles) =>
      marbles("a-b|", abc).pipe(
        mergeMap(async (x) => {
          for (let i = 0; i < 20; i++) await new Promise((done) => void setImmediate(done));
          return x;
        }),
      ),
    );
    expect(later.picture).toBe("a-b|");
  });
  it("refuses a letter that has no value", async () =>
    expect((await recorded((marbles) => marbles("ae|", abc))).error).toEqual(
      new RangeError('no value for "e"'),
    ));
  it("is enough for an operator: one for each, errors and the end, left when it is left", async () => {
    const batch = (...scores: number[]) => bareBatch(specOfScores(scores), ["score"]).batch;
    const given = { a: batch(1, 2), b: batch(4, 3, 1) };
    const kept = map(({ paths }: ReturnType<typeof batch>) => paths.map(({ score }) => score));
    const seen = await recorded((marbles) => marbles("a-b|", given).pipe(best(), kept));
    expect(seen).toEqual({ picture: "a-b|", values: [[2], [4]], sources: ["^--!"] });
    const failed = await recorded((marbles) => marbles("a-#", given).pipe(best()));
    expect(failed).toMatchObject({ picture: "a-#", error: expect.any(RunError) });
    const left = await recorded((marbles) => marbles("a-b|", given).pipe(best()), "-!");
    expect(left).toMatchObject({ picture: "a", sources: ["^!"] });
  });
});
