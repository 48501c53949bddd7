import { createHash } from "node:crypto";
import { ModelError } from "../errors.ts";
import { nearest } from "../graph/nearest.ts";
import type { Bundle } from "./Bundle.ts";
import type { CostBundle } from "./CostBundle.ts";
import { cannotDraw } from "./cannotDraw.ts";
import type { Role } from "./ports.ts";
import { type BundleDescription, readDescription } from "./readDescription.ts";
import { type Seer, seersOf } from "./seersOf.ts";

/** Fills a role of graphs with a model of another bundle. */
export interface Binding extends Role {
  /** Folder of that bundle. */
  readonly folder: string;
  /** Which of its models of this kind; needed where it has several. */
  readonly from?: string;
}

/** A bundle that draws, with the roles beside it filled by its own models or by those of others. */
export interface Assembled {
  readonly drawing: BundleDescription & { readonly bundle: Bundle | CostBundle };
  readonly encoders: Readonly<Record<string, Seer>>;
  readonly rewards: Readonly<Record<string, Seer>>;
  /** The models' names. */
  readonly name: string;
  /** Identifies all weights that a run may use. */
  readonly hash: string;
}

/**
 * Reads a bundle and those that fill further roles. A bound role replaces the bundle's own.
 *
 * @throws ModelError for a folder that is no bundle, one that cannot draw, and a binding that finds no
 * model or several.
 */
export async function assemble(
  folder: string,
  bindings: readonly Binding[] = [],
): Promise<Assembled> {
  const drawing = await readDescription(folder);
  const bound = await Promise.all(
    bindings.map(async (binding) => ({ binding, seer: await seerOf(binding) })),
  );
  return assembledOf(drawing, bound);
}

/** A role that a model of another bundle fills. */
interface Bound {
  readonly binding: Pick<Binding, "kind" | "name" | "from">;
  readonly seer: Seer;
}

/**
 * The same of bundles that have been read.
 *
 * @throws ModelError for a bundle that cannot draw, and a model that cannot see what it draws.
 */
export function assembledOf(drawing: BundleDescription, bound: readonly Bound[] = []): Assembled {
  const { bundle } = drawing;
  if (!("sides" in bundle)) throw cannotDraw(drawing);
  for (const { seer } of bound) assertSees(seer, bundle.image, bundle.name);
  const filled = (kind: Role["kind"]) =>
    Object.fromEntries([
      ...Object.entries(seersOf(drawing, kind)),
      ...bound.flatMap(({ binding, seer }) =>
        binding.kind === kind ? [[binding.name, seer] as const] : [],
      ),
    ]);
  return {
    drawing: { ...drawing, bundle },
    encoders: filled("encoder"),
    rewards: filled("reward"),
    name: [bundle.name, ...bound.map(({ seer }) => seer.source.bundle.name)].join(" + "),
    hash: hashOf(drawing.hash, bound),
  };
}

/** A model that says nothing of how pictures are made its own must take them as they are drawn. */
function assertSees({ file, preprocess, source }: Seer, image: readonly number[], name: string) {
  const sides = preprocess === undefined ? (file?.inputs.images?.shape.slice(1) ?? []) : [];
  if (sides.every((side, i) => typeof side === "string" || side === image[i])) return;
  throw new ModelError(
    source.folder,
    `sees pictures of ${sides[2]}×${sides[1]}, ${name} draws ${image[2]}×${image[1]}`,
    "a bundle with preprocess in bundle.json sees pictures of any size",
  );
}

const hashOf = (hash: string, bound: readonly Bound[]): string =>
  bound.length === 0
    ? hash
    : createHash("sha256")
        .update(
          JSON.stringify([
            hash,
            ...bound.map(({ binding: { kind, name, from }, seer }) => [
              kind,
              name,
              from ?? null,
              seer.source.hash,
            ]),
          ]),
        )
        .digest("hex");

async function seerOf({ kind, folder, from }: Binding): Promise<Seer> {
  const all = seersOf(await readDescription(folder), kind);
  const names = Object.keys(all);
  const [only] = names;
  if (from === undefined && only !== undefined && names.length === 1) return all[only] as Seer;
  const seer = from === undefined || !Object.hasOwn(all, from) ? undefined : all[from];
  if (seer !== undefined) return seer;
  const near = from === undefined ? undefined : nearest(from, names);
  throw new ModelError(
    folder,
    from === undefined
      ? `has ${names.length === 0 ? "no" : "more than one"} ${kind}`
      : `has no ${kind} "${from}"`,
    near ? `did you mean "${near}"?` : `it has: ${names.join(", ") || "none"}`,
  );
}
