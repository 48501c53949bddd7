import { createRequire } from "node:module";
import { cpus } from "node:os";

/** What the bytes of a result may depend on beside the inputs: provider, runtime, processor. */
export function deviceClass(): Readonly<Record<string, string>> {
  return {
    varflow: version("varflow"),
    onnxruntime: version("onnxruntime-node"),
    provider: "cpu",
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
  };
}

/** Opening the models says, with a hint, what a missing package means; here it is only a fact. */
function version(name: string): string {
  const require = createRequire(import.meta.url);
  try {
    return (require(`${name}/package.json`) as { version: string }).version;
  } catch {
    return "not installed";
  }
}
