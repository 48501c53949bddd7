import { map, type Observable, of, throwError } from "rxjs";
import { describe, expect, it } from "vitest";
import type { Batch } from "../../src/Batch.ts";
import { RunError } from "../../src/errors.ts";
import { placed } from "../../src/placed.ts";
import { failureOf } from "../../src/testing/streams/failureOf.ts";
import { only } from "../../src/testing/streams/only.ts";

type Stream = (source: Observable<Batch<never>>) => Observable<Batch<never>>;
const batch = (scale: number) => ({ scale }) as Batch<never>;
const broken: Stream = map(() => {
  throw new Error("broken");
});

describe("placed", () => {
  it("says step and scale, once, with the cause", async () => {
    const error = await failureOf(placed(broken, "inner", 1)(of(batch(4))));
    expect(error).toBeInstanceOf(RunError);
    expect(error).toMatchObject({ step: "inner", scale: 5, cause: { message: "broken" } });
    const outer = placed(placed(broken, "inner", 0), "outer", 1);
    expect(await failureOf(outer(of(batch(4))))).toMatchObject({ step: "inner", scale: 4 });
  });
  it("takes the scale of the batch that broke", async () => {
    const second: Stream = map((one) => {
      if (one.scale === 7) throw new Error("broken");
      return one;
    });
    const stream = placed(second, "step", 0)(of(batch(6), batch(7)));
    expect(await failureOf(stream)).toMatchObject({ scale: 7 });
  });
  it("lets an error from before it pass as it is, if it has a place", async () => {
    const before = new RunError("before", 2, "x");
    const stream = placed<Stream>((source) => source, "after", 0)(throwError(() => before));
    expect(await failureOf(stream)).toBe(before);
  });
  it("is otherwise the stream itself", async () => {
    const same = placed<Stream>((source) => source, "same", 0);
    expect(await only(same(of(batch(3))))).toEqual({ scale: 3 });
  });
});
