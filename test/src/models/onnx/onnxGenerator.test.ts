import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../../../../cli/shipped.ts";
import { assembledOf } from "../../../../src/models/assemble.ts";
import { filesOf } from "../../../../src/models/filesOf.ts";
import { measuredOf } from "../../../../src/models/measuredOf.ts";
import { OnnxLease } from "../../../../src/models/onnx/OnnxLease.ts";
import { OnnxWorker } from "../../../../src/models/onnx/OnnxWorker.ts";
import { onnxGenerator } from "../../../../src/models/onnx/onnxGenerator.ts";
import type { Sampling } from "../../../../src/models/ports.ts";
import { type OpenableBundle, readBundle } from "../../../../src/models/readBundle.ts";
import { specOf } from "../../../../src/models/specOf.ts";
import type { Tensor } from "../../../../src/Tensor.ts";
import { callStep } from "../../../fakes/callStep.ts";
import { noiseFrom } from "../../../fixtures/noiseFrom.ts";

/** What the PyTorch model drew, written by `export/`. */
interface Fixture {
  readonly prompt: string;
  readonly scales: readonly { readonly bits: string; readonly probabilities: readonly number[] }[];
}

const fixture: Fixture = JSON.parse(readFileSync(shipped("test", "fixtures", "step.json"), "utf8"));
const worker = new OnnxWorker("cpu:0");
let opened: OpenableBundle;
let sampling: readonly Sampling[];

beforeAll(async () => {
  opened = await readBundle(shipped("models", "shapes-64"));
  const assembled = assembledOf(opened);
  ({ sampling } = specOf(assembled));
  await worker.ask({ ask: "open", files: filesOf(assembled), threads: 1 });
});
afterAll(() => worker.close());

const packed = (bits: Float32Array): string => {
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [i, bit] of bits.entries())
    if (bit === 1) bytes[i >> 3] = (bytes[i >> 3] as number) | (128 >> (i & 7));
  return Buffer.from(bytes).toString("hex");
};

describe("the step graph in ONNX Runtime", () => {
  it("draws the bits that the PyTorch model draws, at every scale", async () => {
    const { bundle } = opened;
    const lease = new OnnxLease(worker);
    const start = await onnxGenerator(opened, lease).begin(fixture.prompt);
    let { cache, latent }: { cache: Tensor; latent: Tensor } = start;
    let drawn = 0;
    for (const [scale, expected] of fixture.scales.entries()) {
      const count = (bundle.sides[scale] as number) ** 2 * bundle.bits;
      const { kept, taken, measured } = await callStep(
        lease,
        bundle,
        { ...start, cache, latent },
        {
          scale,
          noise: noiseFrom(drawn, count),
          sampling: sampling[scale] as Sampling,
          also: {
            take: ["bits", "probabilities"],
            measure: { bits: "bits", probabilities: "probabilities", fan: [0] },
          },
        },
      );
      const { bits = [], probabilities = [] } = taken;
      expect(measured).toEqual(measuredOf({ bits, probabilities, fan: [0] }));
      expect(packed(taken.bits as Float32Array)).toBe(expected.bits);
      for (const [i, p] of expected.probabilities.entries())
        expect(Math.abs((taken.probabilities?.[i] ?? Number.NaN) - p)).toBeLessThan(1e-4);
      cache = kept.cache as Tensor;
      latent = kept.latent as Tensor;
      drawn += count;
    }
    expect(fixture.scales).toHaveLength(13);
    await lease.close();
  });
  it("tells nothing where a bundle's graph has no such outputs", async () => {
    const { bundle } = opened;
    const { step } = bundle.roles.generator;
    const { probabilities: _, ...outputs } = step.outputs;
    const generator = { ...bundle.roles.generator, step: { ...step, outputs } };
    const lease = new OnnxLease(worker);
    const silent = onnxGenerator(
      { ...opened, bundle: { ...bundle, roles: { ...bundle.roles, generator } } },
      lease,
    );
    const { condition, cache, latent } = await silent.begin(fixture.prompt);
    const reply = await silent.step({
      ...{ condition, scale: 0, fan: [0], measure: true },
      prefixes: [{ cache: { tensor: cache, row: 0 }, latent: { tensor: latent, row: 0 } }],
      noise: noiseFrom(0, bundle.bits),
      sampling: sampling[0] as Sampling,
    });
    expect(reply).not.toHaveProperty("measured");
    await lease.close();
  });
});
