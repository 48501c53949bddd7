// The step graphs of VAR and Infinity, small and with random weights, against what PyTorch draws.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shipped } from "../../../../cli/shipped.ts";
import { assembledOf } from "../../../../src/models/assemble.ts";
import { filesOf } from "../../../../src/models/filesOf.ts";
import { OnnxLease } from "../../../../src/models/onnx/OnnxLease.ts";
import { OnnxWorker } from "../../../../src/models/onnx/OnnxWorker.ts";
import { onnxGenerator } from "../../../../src/models/onnx/onnxGenerator.ts";
import type { Sampling } from "../../../../src/models/ports.ts";
import { type OpenableBundle, readBundle } from "../../../../src/models/readBundle.ts";
import { specOf } from "../../../../src/models/specOf.ts";
import type { Tensor } from "../../../../src/Tensor.ts";
import { callStep } from "../../../fakes/callStep.ts";
import { noiseFrom } from "../../../fixtures/noiseFrom.ts";

/** What PyTorch drew, written by `export/tiny_fixtures.py`. */
interface Fixture {
  readonly prompt: string;
  readonly scales: readonly {
    readonly drawn: readonly number[];
    readonly probabilities: readonly number[];
  }[];
  /** Every 97th number. */
  readonly latent: readonly number[];
  /** Every 9973rd. */
  readonly pixels: readonly number[];
}

const read = (name: string): Fixture =>
  JSON.parse(readFileSync(shipped("test", "fixtures", `${name}-step.json`), "utf8"));

describe.each([
  { name: "var", output: "ids" },
  { name: "infinity", output: "bits" },
])("the step graph of $name", ({ name, output }) => {
  const fixture = read(name);
  const worker = new OnnxWorker("cpu:0");
  let opened: OpenableBundle;
  beforeAll(async () => {
    opened = await readBundle(shipped("test", "fixtures", "models", `${name}-tiny`));
    const files = filesOf(assembledOf(opened));
    await worker.ask({ ask: "open", files, threads: 1 });
  });
  afterAll(() => worker.close());

  it("draws what PyTorch draws at every scale, and the same picture of it", async () => {
    const { bundle } = opened;
    const { sampling } = specOf(assembledOf(opened));
    const lease = new OnnxLease(worker);
    const start = await onnxGenerator(opened, lease).begin(fixture.prompt);
    let { cache, latent }: { cache: Tensor; latent: Tensor } = start;
    let count = 0;
    expect(fixture.scales).toHaveLength(bundle.sides.length);
    for (const [scale, expected] of fixture.scales.entries()) {
      const numbers = (bundle.sides[scale] as number) ** 2 * bundle.bits;
      const { kept, taken } = await callStep(
        lease,
        bundle,
        { ...start, cache, latent },
        {
          scale,
          noise: noiseFrom(count, numbers),
          sampling: sampling[scale] as Sampling,
          also: { take: [output, "probabilities"] },
        },
      );
      // Ids are int64: the worker hands their numbers over as they are.
      expect(Array.from(taken[output] as ArrayLike<unknown>, Number)).toEqual(expected.drawn);
      for (const [i, p] of expected.probabilities.entries())
        expect(Math.abs((taken.probabilities?.[i] ?? Number.NaN) - p)).toBeLessThan(1e-4);
      cache = kept.cache as Tensor;
      latent = kept.latent as Tensor;
      count += numbers;
    }
    const sum = await latent.read();
    near(
      sum.filter((_, i) => i % 97 === 0),
      fixture.latent,
    );
    const { kept } = await lease.call({
      session: "decode",
      feeds: { latents: lease.rows([{ tensor: latent, row: 0 }], 0) },
      keep: { images: ["images"] },
    });
    const pixels = await (kept.images as Tensor).read();
    near(
      pixels.filter((_, i) => i % 9973 === 0),
      fixture.pixels,
    );
    await lease.close();
  });
});

function near(found: Float32Array, wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [i, x] of wanted.entries())
    expect(Math.abs((found[i] ?? Number.NaN) - x)).toBeLessThan(1e-3);
}
