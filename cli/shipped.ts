import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = dirname(createRequire(import.meta.url).resolve("varflow/package.json"));

/** A file or folder that ships with varflow. */
export const shipped = (...parts: readonly string[]): string => join(root, ...parts);
