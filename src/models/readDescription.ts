import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Validation } from "io-ts";
import { ModelError } from "../errors.ts";
import { problemsOf } from "../graph/Problem.ts";
import type { AnyBundle } from "./AnyBundle.ts";
import { Bundle } from "./Bundle.ts";
import { CostBundle } from "./CostBundle.ts";
import { canDraw } from "./canDraw.ts";
import { checkJudge } from "./checkJudge.ts";
import { checkSeers } from "./checkSeers.ts";
import { damaged } from "./damaged.ts";
import { pixels } from "./pixelPatches.ts";
import { type PromptReader, promptReader } from "./promptReader.ts";
import { ScorerBundle } from "./ScorerBundle.ts";

/** What a bundle says of itself. */
export interface BundleDescription {
  readonly folder: string;
  readonly bundle: AnyBundle;
  /** SHA-256 of `bundle.json`, which names the hash of every file. */
  readonly hash: string;
  readonly prompts: PromptReader;
}

/**
 * Reads `bundle.json` of a folder, and of the files that it names only the
 * tokenizer's.
 *
 * @throws ModelError that names the field, and what would be right.
 */
export async function readDescription(folder: string): Promise<BundleDescription> {
  const file = join(folder, "bundle.json");
  const text = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
    throw new ModelError(
      folder,
      missing ? "is no bundle: it has no bundle.json" : `bundle.json: ${cause.message}`,
      "a bundle is a folder such as models/shapes-64; `varflow models` lists what is there",
    );
  });
  const hash = createHash("sha256").update(text).digest("hex");
  const bundle = decode(file, text.toString("utf8"));
  return { folder, bundle, hash, prompts: await promptReader(folder, bundle.tokenizer) };
}

function decode(file: string, text: string): AnyBundle {
  const json = parseJson(file, text);
  const decoded: Validation<AnyBundle> = codecOf(json).decode(json);
  const problems = problemsOf(decoded);
  if (decoded._tag === "Left" || problems.length > 0)
    throw damaged(
      file,
      problems.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
    );
  if ("sides" in decoded.right) assertLists(file, decoded.right);
  if (Object.hasOwn(decoded.right.roles.encoders, pixels))
    throw new ModelError(
      file,
      `roles.encoders.${pixels}: every bundle has one of that name, made of the picture itself`,
      "give the encoder another name",
    );
  const wrong = wrongPorts(decoded.right);
  if (wrong !== null) throw damaged(file, wrong);
  return decoded.right;
}

/** By what the text is about: so errors tell of the kind that was meant. */
function codecOf(json: unknown): typeof Bundle | typeof CostBundle | typeof ScorerBundle {
  const has = (value: unknown, key: string) =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key);
  if (has(json, "weights")) return CostBundle;
  const { roles } = (json ?? {}) as { readonly roles?: unknown };
  const draws = has(json, "sides") || has(roles, "generator") || has(roles, "decoder");
  return draws || !(has(roles, "rewards") || has(roles, "encoders")) ? Bundle : ScorerBundle;
}

function wrongPorts(bundle: AnyBundle): string | null {
  if ("weights" in bundle) return null;
  return checkSeers(bundle) ?? (canDraw(bundle) ? checkJudge(bundle) : null);
}

/** Lists with one entry a scale have as many as there are scales. */
function assertLists(file: string, { sides, sampling, roles }: Bundle | CostBundle): void {
  const lists = { "roles.generator.cost": roles.generator.cost, sampling };
  for (const [place, parts] of Object.entries(lists))
    for (const [key, list] of Object.entries(parts))
      if (Array.isArray(list) && list.length !== sides.length)
        throw damaged(
          file,
          `${place}.${key} has ${list.length} numbers for ${sides.length} scales`,
        );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(file, `is no JSON: ${(cause as Error).message}`);
  }
}
