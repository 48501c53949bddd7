import type { HostTensor } from "./gatherRows.ts";

/** Something a worker can run, by names of inputs and outputs: an ONNX file, or a part of ours. */
export interface Session {
  /** The outputs `wanted`, and perhaps others. */
  run(
    inputs: Readonly<Record<string, HostTensor>>,
    wanted: readonly string[],
  ): Promise<Readonly<Record<string, HostTensor>>>;
  release(): Promise<void>;
}
