import { cpSync, lstatSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { describeBundle } from "../src/index.ts";
import { modelsFolder, registeredBundles, shippedBundles } from "./bundleFolder.ts";
import { makeFolder } from "./makeFolder.ts";
import { machineHere, modelHere } from "./modelHere.ts";
import { UsageError } from "./UsageError.ts";

/** Options of `varflow models add`. */
export interface AddOptions {
  /** What it is called from now on; the bundle's own name if absent. */
  readonly name?: string;
  /** Copies the files instead of pointing to them. */
  readonly copy?: boolean;
}

const word = /^[A-Za-z0-9][\w.-]*$/;

/**
 * `varflow models add`: checks a bundle, its files too, and registers it under a name.
 *
 * @throws UsageError for a name that is taken or none; ModelError for a damaged bundle.
 */
export async function addModel(
  folder: string,
  { name, copy = false }: AddOptions,
): Promise<number> {
  const facts = await describeBundle(folder);
  const called = name ?? facts.name;
  if (!word.test(called))
    throw new UsageError(
      `"${called}" is no name for a model`,
      "letters, digits, dots and dashes: --name mine",
    );
  if (shippedBundles().includes(called))
    throw new UsageError(`"${called}" ships with varflow`, "choose another: --name mine");
  const place = join(modelsFolder(), called);
  if (isThere(place))
    throw new UsageError(
      `there is a model "${called}" already: ${place}`,
      registeredBundles().includes(called)
        ? `choose another --name, or first: varflow models remove ${called}`
        : `it points nowhere; first: varflow models remove ${called}`,
    );
  makeFolder(modelsFolder());
  if (copy) copyWhole(folder, place);
  else symlinkSync(resolve(folder), place, "junction");
  process.stdout.write(`${called}: ${modelHere(facts, machineHere())}\n`);
  return 0;
}

/** A link to nothing is there too. */
const isThere = (place: string): boolean =>
  lstatSync(place, { throwIfNoEntry: false }) !== undefined;

/** Whole or not at all: under a name that nobody lists, then renamed. */
function copyWhole(folder: string, place: string): void {
  const part = join(dirname(place), `.${basename(place)}.part`);
  try {
    cpSync(folder, part, { recursive: true, dereference: true });
    renameSync(part, place);
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    throw cause;
  }
}
