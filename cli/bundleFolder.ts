import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../src/index.ts";
import { shipped } from "./shipped.ts";
import { UsageError } from "./UsageError.ts";

/** Names of the bundles that ship with varflow. */
export const shippedBundles = (): readonly string[] =>
  existsSync(shipped("models"))
    ? readdirSync(shipped("models"))
        .filter((name) => existsSync(shipped("models", name, "bundle.json")))
        .sort()
    : [];

/** The folder that a path, or the name of a shipped bundle, stands for. */
export function bundleFolder(given: string): string {
  if (existsSync(join(given, "bundle.json"))) return given;
  const known = shippedBundles();
  if (known.includes(given)) return shipped("models", given);
  const near = nearest(given, known);
  throw new UsageError(
    existsSync(given)
      ? `${given} is no bundle: it has no bundle.json`
      : `no model "${given}": there is no such folder with a bundle.json`,
    near ? `did you mean "${near}"?` : `a folder, or one of: ${known.join(", ") || "none"}`,
  );
}
