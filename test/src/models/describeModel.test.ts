import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { describeModel } from "../../../src/models/describeModel.ts";
import { folderOf, rightBundle, rightFiles } from "../../fakes/bundleFolder.ts";

it("describeModel reads what a bundle says of itself, and opens nothing", async () => {
  const folder = folderOf({ ...rightFiles(), "bundle.json": JSON.stringify(rightBundle()) });
  expect(await describeModel(folder)).toMatchObject({ name: "tiny", sides: [1, 2], bits: 4 });
  rmSync(folder, { recursive: true });
  await expect(describeModel(folder)).rejects.toThrow("is no bundle");
});
