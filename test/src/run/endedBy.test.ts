import { Subject, takeUntil } from "rxjs";
import { expect, it } from "vitest";
import type { Batch } from "../../../src/Batch.ts";
import { RunError } from "../../../src/errors.ts";
import { Holdings } from "../../../src/models/Holdings.ts";
import { endedBy } from "../../../src/run/endedBy.ts";
import { bareRun } from "../../../src/testing/fakes/bareBatch.ts";
import { idle } from "../../../src/testing/fakes/turns.ts";
import { failureOf } from "../../../src/testing/streams/failureOf.ts";
import { only } from "../../../src/testing/streams/only.ts";

/** So many paths at scale 4, whose pictures lie in one tensor. */
function batchOf(count: number, read: (row?: number) => Promise<Float32Array>, isFinal = false) {
  const holdings = new Holdings();
  const device = { device: "here", free: () => {}, read };
  const tensor = holdings.hold("float32", [Math.max(count, 1), 3, 1, 1], device);
  const paths = Array.from({ length: count }, (_, row) => ({
    ...{ key: String(row), lineage: [row], logWeight: 0, weighed: [] },
    image: { tensor, row },
    latent: { tensor, row },
  }));
  const { run } = bareRun({ prompt: "two stars", seed: 3, n: 2 });
  const batch: Batch<"image" | "latent"> = {
    run,
    scale: 4,
    paths,
    ...(isFinal ? { isFinal } : {}),
  };
  return { batch, tensor };
}
const rows = async (row = -1) => new Float32Array(3).fill(row);

it("gives the one path with its picture, or all that were chosen, in order, and frees none", async () => {
  const one = batchOf(1, rows);
  expect(await only(endedBy(one.batch))).toEqual([
    { path: one.batch.paths[0], image: { width: 1, height: 1, pixels: new Float32Array(3) } },
  ]);
  const three = batchOf(3, rows, true);
  const ended = await only(endedBy(three.batch));
  expect(ended.map(({ path }) => path)).toEqual(three.batch.paths);
  expect(ended.map(({ image }) => image.pixels[0])).toEqual([0, 1, 2]);
  expect(three.tensor.references).toBe(1);
});
it("refuses several that nobody chose", async () => {
  const error = await failureOf(endedBy(batchOf(2, rows).batch));
  expect(error).toBeInstanceOf(RunError);
  expect(error).toMatchObject({ step: "finish", scale: 4 });
  expect((error as Error).message).toContain("2 paths are left; 1 is needed");
});
it("says where a picture cannot be read", async () => {
  const read = async (row = -1) => {
    if (row === 1) throw new Error("device lost");
    return rows(row);
  };
  const error = await failureOf(endedBy(batchOf(3, read, true).batch));
  expect(error).toMatchObject({ step: "finish", scale: 4, cause: { message: "device lost" } });
});
it("reads no further picture once it is unsubscribed", async () => {
  const asked: (number | undefined)[] = [];
  const stop = new Subject<void>();
  const read = async (row?: number) => {
    asked.push(row);
    stop.next();
    return rows(row);
  };
  endedBy(batchOf(3, read, true).batch)
    .pipe(takeUntil(stop))
    .subscribe();
  await idle();
  expect(asked).toEqual([0]);
});
