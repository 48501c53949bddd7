import { createRequire } from "node:module";
import { cpus } from "node:os";

/** What the bytes of a result may depend on beside the inputs: provider, runtime, processor. */
export function deviceClass(): Readonly<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const version = (name: string) =>
    (require(`${name}/package.json`) as { version: string }).version;
  return {
    varflow: version("varflow"),
    onnxruntime: version("onnxruntime-node"),
    provider: "cpu",
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
  };
}
