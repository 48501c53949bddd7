import { describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { filesIn } from "../../../src/models/checkFiles.ts";
import { describeBundle } from "../../../src/models/describeBundle.ts";
import type { ScorerBundle } from "../../../src/models/ScorerBundle.ts";
import { contentOf, folderOf, scorerBundle } from "../../fakes/bundleFolder.ts";

const inFolder = (bundle: ScorerBundle): string =>
  folderOf({
    ...Object.fromEntries(filesIn(bundle).map(({ file }) => [file, contentOf(file)])),
    "bundle.json": JSON.stringify(bundle),
  });

describe("describeBundle", () => {
  it("tells of one that only looks: what it fills, and what that costs", async () => {
    const facts = await describeBundle(inFolder(scorerBundle()));
    expect(facts).toMatchObject({
      ...{ name: "looker", drawing: null },
      encoders: { dinov2: { flops: 70, readsPrompts: false, weights: true } },
      rewards: { clip: { flops: 110, readsPrompts: true, weights: true } },
    });
    const bytes = contentOf("look.onnx").length + contentOf("match.onnx").length;
    expect(facts).toMatchObject({ bytes, memory: 2 * bytes });
  });
  it("counts weights once that are stored as they are used", async () => {
    const { roles, ...rest } = scorerBundle();
    const made = { dtype: "float32" };
    const clip = { ...(roles.rewards.clip as (typeof roles.rewards)[string]), made };
    const both = { ...rest, roles: { encoders: {}, rewards: { clip } } };
    const facts = await describeBundle(inFolder(both));
    expect(facts.memory).toBe(facts.bytes);
    const mixed = await describeBundle(
      inFolder({ ...rest, roles: { ...roles, rewards: { clip } } }),
    );
    expect(mixed.memory).toBe(2 * mixed.bytes);
  });
  it("tells of one that draws all that describeModel does, and of costs alone that", async () => {
    const shapes = await describeBundle(shipped("models", "shapes-64"));
    expect(shapes.drawing).toMatchObject({ weights: true, rewards: ["alignment", "aesthetic"] });
    const infinity = await describeBundle(shipped("models", "infinity-2b"));
    expect(infinity).toMatchObject({ bytes: 0, drawing: { weights: false } });
    expect(Object.values(infinity.rewards).every(({ weights }) => !weights)).toBe(true);
  });
});
