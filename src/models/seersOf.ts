import type { ModelFile } from "./bundleFiles.ts";
import type { Preprocessing } from "./Preprocessing.ts";
import type { Role } from "./ports.ts";
import type { BundleDescription } from "./readDescription.ts";

/** A model that looks at pictures, and the bundle that it lies in. */
export interface Seer {
  readonly source: BundleDescription;
  /** FLOPs of one picture. */
  readonly flops: number;
  /** Absent where the bundle has costs alone. */
  readonly file?: ModelFile;
  /** Absent where it sees pictures as they are drawn. */
  readonly preprocess?: Preprocessing;
}

/** The models of a bundle that can fill roles of a kind, by their names there. */
export function seersOf(
  source: BundleDescription,
  kind: Role["kind"],
): Readonly<Record<string, Seer>> {
  const { encoders, rewards } = source.bundle.roles;
  const seers: readonly (readonly [string, Seer])[] =
    kind === "encoder"
      ? Object.entries<Fills>(encoders).map(([name, role]) => [name, seerOf(source, role)])
      : Object.entries<Fills>(rewards).map(([name, role]) => [name, seerOf(source, role)]);
  return Object.fromEntries(seers);
}

/** An entry of `roles`, of a bundle with weights or without. */
interface Fills {
  readonly encode?: ModelFile;
  readonly score?: ModelFile;
  readonly preprocess?: Preprocessing;
  readonly cost: { readonly encode?: number; readonly score?: number };
}

function seerOf(source: BundleDescription, { encode, score, preprocess, cost }: Fills): Seer {
  const file = encode ?? score;
  return {
    source,
    flops: cost.encode ?? cost.score ?? 0,
    ...(file === undefined ? {} : { file }),
    ...(preprocess === undefined ? {} : { preprocess }),
  };
}
