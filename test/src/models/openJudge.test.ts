import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { ModelError } from "../../../src/errors.ts";
import type { Judge } from "../../../src/evaluation/Judge.ts";
import { openJudge } from "../../../src/models/openJudge.ts";
import { openModels } from "../../../src/models/openModels.ts";
import type { Image } from "../../../src/run/Result.ts";
import { freshFolder } from "../../cli/runVarflow.ts";
import {
  folderOf,
  judgedBundle,
  rightBundle,
  rightFiles,
  rightJudge,
} from "../../fakes/bundleFolder.ts";

/** Answers with the corner of the picture: see test/fixtures/detect.py. */
const detector = readFileSync(shipped("test", "fixtures", "detect.onnx"));

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
/** A bundle whose judge is such a file. */
const judgedFolder = (bytes: string | Uint8Array, judge = rightJudge(bytes)) => {
  const bundle = JSON.stringify(judgedBundle(judge));
  made.push(folderOf({ ...rightFiles(), "judge.onnx": bytes, "bundle.json": bundle }));
  return made.at(-1) as string;
};

/** A picture in which these objects stand written. */
const picture = (...objects: readonly (readonly number[])[]): Image => {
  const pixels = new Float32Array(3 * 8 * 8);
  for (const [row, numbers] of objects.entries()) pixels.set(numbers, 8 * row);
  return { width: 8, height: 8, pixels };
};
const star = [0.75, 0, 2, 3, 4, 2];
const ring = [0.625, 1, 1, 5, 6, 1];

describe("openJudge", () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge(judgedFolder(detector), { batch: 2 });
  });
  afterAll(() => judge.close());

  it("tells what is in each image, in order, over several calls", async () => {
    const seen = await judge.detect([picture(star), picture(), picture(star, ring)]);
    const blueStar = { shape: "star", colour: "blue", x: 3, y: 4, radius: 2, confidence: 0.75 };
    const greenRing = { shape: "ring", colour: "green", x: 5, y: 6, radius: 1, confidence: 0.625 };
    expect(seen).toEqual([[blueStar], [], [blueStar, greenRing]]);
    expect(await judge.detect([])).toEqual([]);
  });
  it("leaves the images to the caller", async () => {
    const image = picture(star);
    const before = [...image.pixels];
    await judge.detect([image]);
    await judge.detect([image]);
    expect([...image.pixels]).toEqual(before);
  });
  it("refuses images of another size", async () => {
    const odd = { width: 4, height: 8, pixels: new Float32Array(3 * 4 * 8) };
    await expect(judge.detect([picture(), odd])).rejects.toThrow(
      "judge: an image is 4×8, the judge sees 8×8",
    );
  });
  it("says so where a bundle has no judge", async () => {
    made.push(folderOf({ ...rightFiles(), "bundle.json": JSON.stringify(rightBundle()) }));
    const folder = made.at(-1) as string;
    const error = await openJudge(folder).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).message).toBe(
      `${folder}: has no judge: bundle.json has no roles.judge`,
    );
    expect((error as ModelError).hint).toBeTruthy();
  });
  it("refuses a file that is no model, or not the one described, and leaves no worker", async () => {
    await expect(openJudge(judgedFolder("no model"))).rejects.toBeInstanceOf(ModelError);
    const judge = rightJudge(detector);
    const detect = {
      ...judge.detect,
      outputs: { objects: { dtype: "float32" as const, shape: ["B", 4, 6] } },
    };
    await expect(openJudge(judgedFolder(detector, { ...judge, detect }))).rejects.toThrow(
      'judge.onnx: output "objects" is [',
    );
  });
  it("answers nobody once it is closed", async () => {
    const closed = await openJudge(judgedFolder(detector));
    await closed.close();
    await closed.close();
    await expect(closed.detect([picture()])).rejects.toBeInstanceOf(ModelError);
  });
});

describe("a search", () => {
  it("never opens the judge, and no port leads to it", async () => {
    const folder = join(freshFolder(), "bundle");
    made.push(folder);
    cpSync(shipped("models", "shapes-64"), folder, { recursive: true });
    const bundle = JSON.parse(readFileSync(join(folder, "bundle.json"), "utf8"));
    // Whoever opens this file fails.
    const judge = rightJudge("no model");
    judge.detect.inputs = { images: { dtype: "float32", shape: ["B", ...bundle.image] } };
    judge.detect.file = "no-model.onnx";
    judge.detect.sha256 = createHash("sha256").update("no model").digest("hex");
    bundle.roles.judge = judge;
    writeFileSync(join(folder, "no-model.onnx"), "no model");
    writeFileSync(join(folder, "bundle.json"), JSON.stringify(bundle));
    await expect(openJudge(folder)).rejects.toBeInstanceOf(ModelError);

    const models = await openModels(folder, { workers: 1 });
    const lease = models.lease();
    const said = JSON.stringify([Object.keys(lease), lease.encoders, lease.rewards, models.spec]);
    expect(said).not.toMatch(/judge|detect/);
    await lease.close();
    await models.close();
  });
});
