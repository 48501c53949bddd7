import { assembledOf } from "./assemble.ts";
import { checkFiles } from "./checkFiles.ts";
import { describeAssembled, type ModelDescription } from "./describeModel.ts";
import { memoryOf, type Weight } from "./memoryOf.ts";
import { readDescription } from "./readDescription.ts";
import { readsPrompts } from "./readsPrompts.ts";
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
export interface BundleFacts extends Weight {
  readonly name: string;
  readonly about: string;
  readonly licence: string;
  /** SHA-256 of `bundle.json`. */
  readonly hash: string;
  readonly encoders: Readonly<Record<string, SeerFacts>>;
  readonly rewards: Readonly<Record<string, SeerFacts>>;
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
  const { name, about, licence } = bundle;
  return {
    ...{ name, about, licence, hash },
    ...(await memoryOf(described)),
    encoders: factsOf(seersOf(described, "encoder")),
    rewards: factsOf(seersOf(described, "reward")),
    drawing: "sides" in bundle ? await describeAssembled(assembledOf(described)) : null,
  };
}

const factsOf = (seers: Readonly<Record<string, Seer>>) =>
  Object.fromEntries(
    Object.entries(seers).map(([name, seer]) => [
      name,
      {
        flops: seer.flops,
        readsPrompts: readsPrompts(seer),
        weights: seer.file !== undefined,
      },
    ]),
  );
