import type { ModelFile } from "../bundleFiles.ts";

interface Metadata {
  readonly name: string;
  readonly isTensor: boolean;
  readonly type?: string;
  readonly shape?: readonly (number | string)[];
}

/** What a session says of itself. */
export interface SessionPorts {
  readonly inputMetadata: readonly Metadata[];
  readonly outputMetadata: readonly Metadata[];
}

/**
 * Compares what a bundle says of an ONNX file with what the file says of itself.
 *
 * @throws Error that names file, port, and both claims.
 */
export function checkPorts(file: ModelFile, session: SessionPorts): void {
  checkSide(file.file, "input", file.inputs, session.inputMetadata);
  checkSide(file.file, "output", file.outputs, session.outputMetadata);
}

function checkSide(
  file: string,
  side: "input" | "output",
  declared: ModelFile["inputs"],
  found: readonly Metadata[],
): void {
  for (const [name, { dtype, shape }] of Object.entries(declared)) {
    const port = found.find((candidate) => candidate.name === name);
    const say = (what: string) => new Error(`${file}: ${side} "${name}" ${what}`);
    if (port === undefined) throw say(`is missing; the file has ${found.map((p) => p.name)}`);
    if (port.type !== dtype) throw say(`is ${port.type}, bundle.json says ${dtype}`);
    const sides = port.shape ?? [];
    const fits =
      sides.length === shape.length &&
      shape.every(
        (s, i) => typeof s !== "number" || typeof sides[i] !== "number" || sides[i] === s,
      );
    if (!fits) throw say(`is [${sides}], bundle.json says [${shape}]`);
  }
  const undeclared = found.find(({ name }) => !Object.hasOwn(declared, name));
  if (side === "input" && undeclared !== undefined)
    throw new Error(`${file}: input "${undeclared.name}" is not in bundle.json`);
}
