import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { findPython } from "../bench/findPython.ts";
import { shipped } from "../cli/shipped.ts";

const python = findPython([
  "torch",
  "onnx",
  "onnxruntime",
  "pytest",
  "sklearn",
  "transformers",
  "onnxscript",
]);

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
