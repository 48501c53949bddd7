import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ModelError } from "../errors.ts";
import { problemsOf } from "../graph/Problem.ts";
import { Bundle } from "./Bundle.ts";
import { checkJudge } from "./checkJudge.ts";
import { filesOf } from "./filesOf.ts";
import { pixels } from "./pixelPatches.ts";

/** A bundle whose files have been found whole. */
export interface OpenableBundle {
  readonly folder: string;
  readonly bundle: Bundle;
  /** SHA-256 of `bundle.json`, which names the hash of every file. */
  readonly hash: string;
}

const again = "fetch the bundle again, or restore the file from version control";

/**
 * Reads `bundle.json` of a folder and compares every file with its hash.
 *
 * @throws ModelError that names the field or file, and what would be right.
 */
export async function readBundle(folder: string): Promise<OpenableBundle> {
  const file = join(folder, "bundle.json");
  const text = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === "ENOENT" || cause.code === "ENOTDIR";
    throw new ModelError(
      folder,
      missing ? "is no bundle: it has no bundle.json" : `bundle.json: ${cause.message}`,
      "a bundle is a folder such as models/shapes-64; `varflow models` lists what is there",
    );
  });
  const bundle = decode(file, text.toString("utf8"));
  for (const model of [...Object.values(filesOf(bundle)), ...unsearched(bundle)]) {
    const bytes = await readFile(join(folder, model.file)).catch((cause: Error) => {
      throw new ModelError(folder, `${model.file}: ${cause.message}`, again);
    });
    const found = sha256(bytes);
    if (found !== model.sha256)
      throw new ModelError(
        folder,
        `${model.file} is damaged: SHA-256 ${found.slice(0, 12)}…, bundle.json says ${model.sha256.slice(0, 12)}…`,
        again,
      );
  }
  return { folder, bundle, hash: sha256(text) };
}

/** Files that no search runs. */
const unsearched = ({ roles: { judge, decoder } }: Bundle) =>
  [judge?.detect, decoder.compress].filter((model) => model !== undefined);

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function decode(file: string, text: string): Bundle {
  const decoded = Bundle.decode(parseJson(file, text));
  const problems = problemsOf(decoded);
  if (decoded._tag === "Left" || problems.length > 0)
    throw new ModelError(
      file,
      problems.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
      again,
    );
  assertLists(file, decoded.right);
  if (Object.hasOwn(decoded.right.roles.encoders, pixels))
    throw new ModelError(
      file,
      `roles.encoders.${pixels}: every bundle has one of that name, made of the picture itself`,
      "give the encoder another name",
    );
  const wrong = checkJudge(decoded.right);
  if (wrong !== null) throw new ModelError(file, wrong, again);
  return decoded.right;
}

/** Lists with one entry a scale have as many as there are scales. */
function assertLists(file: string, { sides, sampling, roles }: Bundle): void {
  const lists = { "roles.generator.cost": roles.generator.cost, sampling };
  for (const [place, parts] of Object.entries(lists))
    for (const [key, list] of Object.entries(parts))
      if (Array.isArray(list) && list.length !== sides.length)
        throw new ModelError(
          file,
          `${place}.${key} has ${list.length} numbers for ${sides.length} scales`,
          again,
        );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError(file, `is no JSON: ${(cause as Error).message}`, again);
  }
}
