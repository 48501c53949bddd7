import { describe, expect, it } from "vitest";
import { assemble, assembledOf } from "../../../src/models/assemble.ts";
import { filesOf } from "../../../src/models/filesOf.ts";
import { seersOf } from "../../../src/models/seersOf.ts";
import { sourcesOf } from "../../../src/models/sourcesOf.ts";
import { specOf } from "../../../src/models/specOf.ts";
import {
  costBundle,
  describedBundle,
  folderOf,
  rightBundle,
  scorerBundle,
} from "../../fakes/bundleFolder.ts";

const drawing = () => folderOf({ "bundle.json": JSON.stringify(rightBundle()) });
const looking = (bundle = scorerBundle()) => folderOf({ "bundle.json": JSON.stringify(bundle) });

describe("assemble", () => {
  it("is the bundle itself where nothing is bound", async () => {
    const folder = drawing();
    const assembled = await assemble(folder);
    expect(assembled).toMatchObject({ name: "tiny", hash: assembled.drawing.hash });
    expect(specOf(assembled)).toMatchObject({
      ...{ encoders: ["structure", "pixels"], rewards: ["alignment"] },
      cost: { extract: { structure: 7 }, score: { alignment: 11 } },
    });
    expect(sourcesOf(assembled).map((source) => source.folder)).toEqual([folder]);
  });
  it("fills roles, in place of the bundle's own and beside them, at their price", async () => {
    const [folder, other] = [drawing(), looking()];
    const assembled = await assemble(folder, [
      { kind: "reward", name: "alignment", folder: other },
      { kind: "encoder", name: "second", folder: other, from: "dinov2" },
    ]);
    const spec = specOf(assembled);
    expect(spec).toMatchObject({
      name: "tiny + looker + looker",
      encoders: ["structure", "second", "pixels"],
      rewards: ["alignment"],
      cost: { extract: { structure: 7, second: 70, pixels: 0 }, score: { alignment: 110 } },
    });
    expect(spec.hash).not.toBe(assembled.drawing.hash);
    const files = filesOf(assembled);
    expect(files["score/alignment"]).toMatchObject({ folder: other, file: "match.onnx" });
    expect(files["encode/second"]).toMatchObject({ folder: other, file: "look.onnx" });
    expect(files["encode/structure"]).toMatchObject({ folder, file: "encode.onnx" });
    expect(sourcesOf(assembled)).toHaveLength(2);
  });
  it("hashes who fills what: another role, model or bundle is another run", async () => {
    const [folder, other] = [drawing(), looking()];
    const changed = looking({ ...scorerBundle(), about: "another" });
    const bindings = [
      [],
      [{ kind: "reward", name: "alignment", folder: other }],
      [{ kind: "reward", name: "mine", folder: other }],
      [{ kind: "encoder", name: "alignment", folder: other }],
      [{ kind: "reward", name: "alignment", folder: changed }],
    ] as const;
    const hashes = await Promise.all(bindings.map((one) => assemble(folder, one)));
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(bindings.length);
    const again = await assemble(drawing(), bindings[1]);
    expect(again.hash).toBe(hashes[1]?.hash); // where it lies tells nothing
  });
  it("plans with costs alone, and with a model beside them", async () => {
    const folder = folderOf({ "bundle.json": JSON.stringify(costBundle()) });
    const assembled = await assemble(folder, [
      { kind: "reward", name: "alignment", folder: looking() },
    ]);
    expect(specOf(assembled).cost.score).toEqual({ alignment: 110 });
    expect(Object.keys(filesOf(assembled))).toEqual(["score/alignment"]);
  });
  it("says why a binding finds nothing", async () => {
    const other = looking();
    const { encoders, rewards } = scorerBundle().roles;
    const reward = Object.values(rewards)[0] as (typeof rewards)[string];
    const twice = looking({
      ...scorerBundle(),
      roles: { encoders: {}, rewards: { clip: reward, hps: reward } },
    });
    const bind = (kind: "reward" | "encoder", from?: string, at = other) =>
      assemble(drawing(), [{ kind, name: "x", folder: at, ...(from ? { from } : {}) }]);
    await expect(bind("reward", "clop")).rejects.toMatchObject({
      message: `${other}: has no reward "clop"`,
      hint: 'did you mean "clip"?',
    });
    await expect(bind("reward", undefined, twice)).rejects.toMatchObject({
      message: `${twice}: has more than one reward`,
      hint: "it has: clip, hps",
    });
    await expect(bind("encoder", undefined, twice)).rejects.toThrow("has no encoder");
    await expect(bind("reward", "toString", twice)).rejects.toThrow('has no reward "toString"');
    await expect(bind("reward", "hps", twice)).resolves.toBeDefined();
    expect(Object.keys(encoders)).toEqual(["dinov2"]);
  });
  it("binds no model that sees pictures of another size alone", async () => {
    const { roles, ...rest } = scorerBundle();
    const { preprocess: _, ...clip } = roles.rewards.clip as (typeof roles.rewards)[string];
    const blind = looking({ ...rest, roles: { encoders: {}, rewards: { clip } } });
    await expect(
      assemble(drawing(), [{ kind: "reward", name: "x", folder: blind }]),
    ).rejects.toMatchObject({
      message: `${blind}: sees pictures of 4×4, tiny draws 8×8`,
      hint: "a bundle with preprocess in bundle.json sees pictures of any size",
    });
  });
  it("draws with nothing that only looks", async () => {
    const other = looking();
    await expect(assemble(other)).rejects.toMatchObject({
      message: `${other}: looks at pictures and draws none`,
      hint: "it fills a role beside a model that draws: --role reward=…",
    });
  });
});

describe("what a model says of a prompt", () => {
  it("refuses what a bound reward cannot read, and tells what it does not read to the end", async () => {
    const scorer = await describedBundle(scorerBundle());
    const seer = seersOf(scorer, "reward").clip;
    if (seer === undefined) throw new Error("no reward");
    const classes = {
      ...rightBundle(),
      tokenizer: {
        ...{ kind: "classes" as const, names: ["two stars", "whale"] },
        template: "a photo of {}",
      },
    };
    const bound = [{ binding: { kind: "reward" as const, name: "alignment" }, seer }];
    const { refuses, cuts } = specOf(assembledOf(await describedBundle(classes), bound));
    expect(await refuses("0")).toMatchObject({
      message: "reward alignment: the prompt has 5 words",
    });
    expect(await refuses("whale")).toMatchObject({
      message: 'reward alignment: the model does not know the word "whale"',
    });
    expect(await refuses("ship")).toMatchObject({ message: 'the model knows no class "ship"' });
    expect(await cuts?.("0")).toEqual([]);
    const reading = {
      ...scorer,
      prompts: { tell: String, read: async () => ({ ids: [1, 2, 3], of: 9 }) },
    };
    const short = [{ binding: bound[0]?.binding ?? never(), seer: { ...seer, source: reading } }];
    const spec = specOf(assembledOf(await describedBundle(rightBundle()), short));
    expect(await spec.refuses("two stars")).toBeNull();
    expect(await spec.cuts?.("two stars")).toEqual(["reward alignment reads 3 of 9 tokens"]);
  });
  it("refuses a prompt that the generator would cut", async () => {
    const drawn = await describedBundle(rightBundle());
    const cut = { ...drawn, prompts: { tell: String, read: async () => ({ ids: [1], of: 600 }) } };
    expect(await specOf(assembledOf(cut)).refuses("long")).toEqual({
      message: "the prompt has 600 tokens",
      hint: "the model reads at most 1",
    });
  });
});

const never = (): never => {
  throw new Error("unreachable");
};
