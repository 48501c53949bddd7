import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shipped } from "../cli/shipped.ts";

/** The first Python that has what `export/` needs. */
const python = [process.env.VARFLOW_PYTHON, shipped(".venv", "bin", "python"), "python3"].find(
  (candidate) =>
    candidate !== undefined &&
    (candidate === "python3" || existsSync(candidate)) &&
    spawnSync(candidate, ["-c", "import torch, onnx, onnxruntime, pytest, sklearn"]).status === 0,
);

describe("export", () => {
  const title = "passes its own tests: a smoke run, ONNX against PyTorch, the cost counter";
  it.skipIf(python === undefined)(
    python === undefined
      ? `${title} (skipped: no Python with what export/requirements.txt names)`
      : title,
    () => {
      const { status, stdout, stderr } = spawnSync(
        python as string,
        ["-m", "pytest", "-q", "-x", "export/tests"],
        { cwd: shipped(), encoding: "utf8" },
      );
      expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({
        status: 0,
        said: "",
      });
    },
    600_000,
  );
});
