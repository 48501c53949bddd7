import { createRequire } from "node:module";
import { cpus } from "node:os";

/** What the bytes of a result may depend on beside the inputs, and the versions that made it. */
export interface DeviceClass {
  readonly varflow: string;
  readonly onnxruntime: string;
  readonly provider: string;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
}

/** The device class of this machine. */
export function deviceClass(): DeviceClass {
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
