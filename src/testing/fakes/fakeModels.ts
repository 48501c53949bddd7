import type { Models } from "../../models/ports.ts";
import type { Worker } from "./caller.ts";
import { FakeDevice } from "./FakeDevice.ts";
import type { Call, FakeOptions } from "./FakeOptions.ts";
import { type FakeLease, fakeLease } from "./fakeLease.ts";
import { fakeSpec } from "./fakeSpec.ts";
import { turnsOf } from "./turns.ts";

export { planted } from "./caller.ts";
export type { Call, FakeOptions } from "./FakeOptions.ts";
export type { FakeLease } from "./fakeLease.ts";

/** Models on a device that counts, and what it counted. */
export interface FakeModels extends Models {
  readonly device: FakeDevice;
  /** Every call so far, in the order of their starts. */
  readonly calls: readonly Call[];
  lease(): FakeLease;
}

/**
 * `Models` on a device of whole numbers.
 *
 * What a path becomes depends on its own rows, noise, scale and sampling values alone; every call
 * takes its time, fixed by `order`; the device counts what lives and refuses every wrong use.
 *
 * @example
 * const models = fakeModels();
 * await lastValueFrom(draw({ prompt: "two stars", seed: 1, n: 1, paths: 4, models }, search));
 * console.log(models.device.live(), models.device.abandoned); // 0 0, or somebody leaked a tensor
 */
export function fakeModels(options: FakeOptions = {}): FakeModels {
  const { batch = 64, workers = 1, order = 0, sides } = options;
  const spec = fakeSpec(sides);
  const device = new FakeDevice();
  const calls: Call[] = [];
  const pool: Worker[] = Array.from({ length: workers }, (_, number) => ({
    number,
    tail: Promise.resolve(),
  }));
  const closing: Promise<void>[] = [];
  const shared = { device, spec, batch, options, calls, turns: turnsOf(order) };
  const onClose = (closed: Promise<void>) => void closing.push(closed);
  let leases = 0;
  return {
    spec,
    batch,
    device,
    calls,
    lease: () => {
      const number = leases++;
      const worker = pool[number % workers] as Worker;
      return fakeLease({ ...shared, number, worker, onClose });
    },
    settled: async () => void (await Promise.all(closing)),
    close: async () => void (await Promise.all(pool.map(({ tail }) => tail))),
  };
}
