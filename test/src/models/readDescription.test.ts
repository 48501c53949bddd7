import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { openExaminer } from "../../../src/models/openExaminer.ts";
import { openJudge } from "../../../src/models/openJudge.ts";
import { openModels } from "../../../src/models/openModels.ts";
import { readBundle } from "../../../src/models/readBundle.ts";
import { readDescription } from "../../../src/models/readDescription.ts";
import { costBundle, folderOf, rightBundle } from "../../fakes/bundleFolder.ts";

const inFolder = async (bundle: unknown, look: (folder: string) => Promise<void>) => {
  const folder = folderOf({ "bundle.json": JSON.stringify(bundle) });
  await look(folder);
  rmSync(folder, { recursive: true });
};

// What is wrong with a description is told as readBundle tells it: readBundle.test.ts.
it("readDescription reads what a bundle says, and none of its files", () =>
  inFolder(rightBundle(), async (folder) =>
    expect(await readDescription(folder)).toEqual({
      folder,
      bundle: rightBundle(),
      hash: createHash("sha256").update(JSON.stringify(rightBundle())).digest("hex"),
    }),
  ));
it("readDescription reads a bundle of costs alone", () =>
  inFolder(costBundle(), async (folder) =>
    expect((await readDescription(folder)).bundle).toEqual(costBundle()),
  ));
it("readDescription names the field of a bundle of costs", async () => {
  await inFolder({ ...costBundle(), bits: 0 }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow("bits: 0: expected an integer ≥ 1"),
  );
  await inFolder({ ...rightBundle(), weights: "none" }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow("roles.generator.begin: unknown key"),
  );
  await inFolder({ ...costBundle(), sides: [1, 2, 3] }, (folder) =>
    expect(readDescription(folder)).rejects.toThrow("transformer has 2 numbers for 3 scales"),
  );
});
it("nothing opens a bundle of costs alone, and all say why", async () => {
  const folder = shipped("models", "infinity-2b");
  for (const open of [readBundle, openModels, openJudge, openExaminer])
    await expect(open(folder)).rejects.toMatchObject({
      _tag: "ModelError",
      message: `${folder}: has costs but no weights: plan works, drawing does not`,
      hint: "`varflow models` lists what can draw",
    });
});
