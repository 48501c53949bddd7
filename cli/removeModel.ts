import { lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../src/index.ts";
import { modelsFolder, registeredBundles, shippedBundles } from "./bundleFolder.ts";
import { UsageError } from "./UsageError.ts";

/**
 * `varflow models remove`: forgets a registered bundle. What was only pointed to stays where it is;
 * what was copied is deleted.
 *
 * @throws UsageError for a name that is not registered.
 */
export function removeModel(name: string): number {
  const place = join(modelsFolder(), name);
  const found = /[\\/]|^\.*$/.test(name) ? undefined : lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined) {
    const near = nearest(name, registeredBundles());
    throw new UsageError(
      shippedBundles().includes(name)
        ? `"${name}" ships with varflow and stays`
        : `no model "${name}" is registered`,
      near ? `did you mean "${near}"?` : `registered: ${registeredBundles().join(", ") || "none"}`,
    );
  }
  rmSync(place, { recursive: !found.isSymbolicLink() });
  process.stdout.write(
    found.isSymbolicLink() ? `${name}: forgotten, its files stay\n` : `${name}: deleted\n`,
  );
  return 0;
}
