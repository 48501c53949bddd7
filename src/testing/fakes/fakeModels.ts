import { Holdings } from "../../models/Holdings.ts";
import type { Lease, Models } from "../../models/ports.ts";
import type { Tensor } from "../../Tensor.ts";
import { type CallerParts, caller, type Worker } from "./caller.ts";
import { FakeDevice, type Row, type Tenant } from "./FakeDevice.ts";
import type { Call, FakeOptions } from "./FakeOptions.ts";
import { fakePorts } from "./fakePorts.ts";
import { fakeSpec } from "./fakeSpec.ts";
import { type Turns, turnsOf } from "./turns.ts";

export { planted } from "./caller.ts";
export type { Call, FakeOptions } from "./FakeOptions.ts";

export interface FakeLease extends Lease {
  readonly number: number;
  /** Puts rows on the device, as a tensor with one reference. */
  put(rows: readonly Row[]): Tensor;
}

export interface FakeModels extends Models {
  readonly device: FakeDevice;
  readonly calls: readonly Call[];
  lease(): FakeLease;
}

/**
 * `Models` on a device of whole numbers.
 *
 * What a path becomes depends on its own rows, noise, scale and sampling values alone; every call
 * takes its time, fixed by `order`; the device counts what lives and refuses every wrong use.
 */
export function fakeModels(options: FakeOptions = {}): FakeModels {
  const { batch = 64, workers = 1, order = 0 } = options;
  const spec = fakeSpec(options.sides);
  const device = new FakeDevice();
  const calls: Call[] = [];
  const turns = turnsOf(order);
  const pool: Worker[] = Array.from({ length: workers }, (_, number) => ({
    number,
    tail: Promise.resolve(),
  }));
  const closing: Promise<void>[] = [];
  let leases = 0;
  return {
    spec,
    batch,
    device,
    calls,
    lease: () => {
      const number = leases++;
      const worker = pool[number % workers] as Worker;
      const holdings = new Holdings();
      const call = caller({ options, calls, worker, lease: { number, holdings }, turns });
      const lease: Tenant = {
        number,
        holdings,
        read: (work) => call({ port: "read", rows: 1 }, work),
      };
      let closed: Promise<void> | undefined;
      return {
        number,
        holdings,
        ...fakePorts({ device, lease, spec, batch, call, options }),
        put: (rows) => device.put(lease, rows),
        close: () => {
          if (closed === undefined) {
            closed = closeOn(device, lease, worker, turns);
            closing.push(closed);
          }
          return closed;
        },
      };
    },
    settled: async () => void (await Promise.all(closing)),
    close: async () => void (await Promise.all(pool.map(({ tail }) => tail))),
  };
}

async function closeOn(
  device: FakeDevice,
  { number, holdings }: CallerParts["lease"],
  worker: Worker,
  turns: Turns,
): Promise<void> {
  holdings.close();
  await worker.tail;
  await turns();
  const left = device.live(number);
  if (left > 0) throw new Error(`fake device: ${left} tensors are left on a closed lease`);
}
