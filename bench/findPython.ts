import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { shipped } from "../cli/shipped.ts";

/** The first Python that has these modules: `VARFLOW_PYTHON`, `.venv`, `python3`. */
export const findPython = (modules: readonly string[]): string | undefined =>
  [process.env.VARFLOW_PYTHON, shipped(".venv", "bin", "python"), "python3"].find(
    (candidate) =>
      candidate !== undefined &&
      (candidate === "python3" || existsSync(candidate)) &&
      spawnSync(candidate, ["-c", `import ${modules.join(", ")}`]).status === 0,
  );
