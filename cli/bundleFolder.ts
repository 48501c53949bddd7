import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { nearest } from "../src/index.ts";
import { shipped } from "./shipped.ts";
import { UsageError } from "./UsageError.ts";

/** Names of the bundles that ship with varflow. */
export const shippedBundles = (): readonly string[] => bundlesIn(shipped("models"));

/** Where a user's own bundles are registered, by the XDG conventions; it need not be there. */
export const modelsFolder = (): string => {
  const data = process.env.XDG_DATA_HOME;
  // The conventions: a path that is not absolute is to be ignored.
  const base = data?.startsWith("/") ? data : join(homedir(), ".local", "share");
  return join(base, "varflow", "models");
};

/** Names of the bundles that a user has registered. */
export const registeredBundles = (): readonly string[] => bundlesIn(modelsFolder());

/** The folder that a path, or the name of a registered or a shipped bundle, stands for. */
export function bundleFolder(given: string): string {
  if (existsSync(join(given, "bundle.json"))) return given;
  if (registeredBundles().includes(given)) return join(modelsFolder(), given);
  if (shippedBundles().includes(given)) return shipped("models", given);
  const known = [...new Set([...registeredBundles(), ...shippedBundles()])].sort();
  const near = nearest(given, known);
  throw new UsageError(
    existsSync(given)
      ? `${given} is no bundle: it has no bundle.json`
      : `no model "${given}": there is no such folder with a bundle.json`,
    near ? `did you mean "${near}"?` : `a folder, or one of: ${known.join(", ") || "none"}`,
  );
}

const bundlesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith(".") && existsSync(join(folder, name, "bundle.json")))
        .sort()
    : [];
