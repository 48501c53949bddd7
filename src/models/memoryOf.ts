import { stat } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "./checkFiles.ts";
import type { BundleDescription } from "./readDescription.ts";

/** Bytes of a bundle's files, and about those that one copy of its weights takes in memory. */
export interface Weight {
  readonly bytes: number;
  readonly memory: number;
}

/**
 * What a bundle weighs. Weights are float32 once they are loaded, so those that are stored in 16 bits
 * take twice their files.
 */
export async function memoryOf({ folder, bundle }: BundleDescription): Promise<Weight> {
  const sizes = await Promise.all(
    filesIn(bundle).map(async ({ file }) => (await stat(join(folder, file))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { bytes, memory: bytes * (isFull(bundle.roles) ? 1 : 2) };
}

/** Whether every role says that its weights are stored as they are used. */
function isFull({ encoders, rewards, ...own }: BundleDescription["bundle"]["roles"]): boolean {
  const all: readonly { readonly made?: Readonly<Record<string, unknown>> }[] = [
    ...Object.values(own),
    ...Object.values(encoders),
    ...Object.values(rewards),
  ];
  return all.every(({ made }) => made?.dtype === "float32");
}
