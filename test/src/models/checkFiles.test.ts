import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFiles, filesIn } from "../../../src/models/checkFiles.ts";
import { contentOf, describedBundle, folderOf, scorerBundle } from "../../fakes/bundleFolder.ts";

const data = {
  file: "match.onnx.data",
  sha256: "b3c3c4e2a7f0e2d7f0b6a8c1a5d2a7b84a0ff5ef0e1d7d0d8c7d4f2b9e6a1c00",
};

/** The scorer's bundle in a folder, whole. */
async function whole() {
  const bundle = scorerBundle();
  const files = filesIn(bundle).map(({ file }) => file);
  const folder = folderOf(Object.fromEntries(files.map((file) => [file, contentOf(file)])));
  return { described: { ...(await describedBundle(bundle)), folder }, folder };
}

describe("checkFiles", () => {
  it("finds every file that a description names, once, those beside a graph too", () => {
    const bundle = scorerBundle();
    const clip = bundle.roles.rewards.clip as (typeof bundle.roles.rewards)[string];
    const roles = {
      ...bundle.roles,
      rewards: { clip: { ...clip, score: { ...clip.score, data } }, again: clip },
    };
    expect(filesIn({ ...bundle, roles }).map(({ file }) => file)).toEqual([
      ...["look.onnx", "match.onnx", "match.onnx.data"],
    ]);
  });
  it("says nothing of a bundle that is whole, however often it is asked", async () => {
    const { described } = await whole();
    for (let i = 0; i < 3; i++) await expect(checkFiles(described)).resolves.toBeUndefined();
  });
  it("sees a file that changes after it was found whole", async () => {
    const { described, folder } = await whole();
    await checkFiles(described);
    const file = join(folder, "match.onnx");
    writeFileSync(file, contentOf("match.onny"));
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    await expect(checkFiles(described)).rejects.toThrow(/match\.onnx is damaged: SHA-256/);
  });
  it("names a file that is not there", async () => {
    const { described, folder } = await whole();
    rmSync(join(folder, "look.onnx"));
    await expect(checkFiles(described)).rejects.toMatchObject({
      message: expect.stringMatching(/look\.onnx: ENOENT/),
      hint: "fetch the bundle again, or restore the file from version control",
    });
  });
});
