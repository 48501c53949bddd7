import { stat } from "node:fs/promises";
import { join } from "node:path";
import { checkFiles, filesIn } from "./checkFiles.ts";
import { describeModel, type ModelDescription } from "./describeModel.ts";
import { type BundleDescription, readDescription } from "./readDescription.ts";
import { type Seer, seersOf } from "./seersOf.ts";

/** A model that can fill a role. */
export interface SeerFacts {
  /** FLOPs of one picture. */
  readonly flops: number;
  readonly readsPrompts: boolean;
  /** Whether it has a file, not costs alone. */
  readonly weights: boolean;
}

/** What any bundle says of itself: one that draws, or one that only looks at pictures. */
export interface BundleFacts {
  readonly name: string;
  readonly about: string;
  readonly licence: string;
  /** SHA-256 of `bundle.json`. */
  readonly hash: string;
  readonly encoders: Readonly<Record<string, SeerFacts>>;
  readonly rewards: Readonly<Record<string, SeerFacts>>;
  /** Bytes of the files. */
  readonly bytes: number;
  /** About the bytes that one copy of all weights takes in memory, where numbers are float32. */
  readonly memory: number;
  /** `null` for one that only looks. */
  readonly drawing: ModelDescription | null;
}

/**
 * What a bundle says of itself, its files found whole, without opening a session.
 *
 * @throws ModelError for a missing or damaged bundle.
 */
export async function describeBundle(folder: string): Promise<BundleFacts> {
  const described = await readDescription(folder);
  await checkFiles(described);
  const { bundle, hash } = described;
  const sizes = await Promise.all(
    filesIn(bundle).map(async ({ file }) => (await stat(join(folder, file))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const { name, about, licence } = bundle;
  return {
    ...{ name, about, licence, hash, bytes },
    encoders: factsOf(seersOf(described, "encoder")),
    rewards: factsOf(seersOf(described, "reward")),
    memory: bytes * (isFull(bundle.roles) ? 1 : 2),
    drawing: "sides" in bundle ? await describeModel(folder) : null,
  };
}

const factsOf = (seers: Readonly<Record<string, Seer>>) =>
  Object.fromEntries(
    Object.entries(seers).map(([name, { flops, file }]) => [
      name,
      {
        flops,
        readsPrompts: Object.hasOwn(file?.inputs ?? {}, "ids"),
        weights: file !== undefined,
      },
    ]),
  );

/** Whether a role says that its weights are stored as they are used; else they grow when loaded. */
function isFull(roles: BundleDescription["bundle"]["roles"]): boolean {
  const { encoders, rewards, ...own } = roles;
  const all: readonly { readonly made?: Readonly<Record<string, unknown>> }[] = [
    ...Object.values(own),
    ...Object.values(encoders),
    ...Object.values(rewards),
  ];
  return all.every(({ made }) => made?.dtype === "float32");
}
