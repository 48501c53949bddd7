import { Holdings } from "../../models/Holdings.ts";
import type { Lease, ModelSpec } from "../../models/ports.ts";
import type { Tensor } from "../../Tensor.ts";
import { caller, type Worker } from "./caller.ts";
import type { FakeDevice, Row, Tenant } from "./FakeDevice.ts";
import type { Call, FakeOptions } from "./FakeOptions.ts";
import { fakePorts } from "./fakePorts.ts";
import type { Turns } from "./turns.ts";

/** A lease of the fake, which also takes rows from a test. */
export interface FakeLease extends Lease {
  /** From 0, in the order of opening. */
  readonly number: number;
  /** Puts rows on the device, as a tensor with one reference. */
  put(rows: readonly Row[]): Tensor;
}

/** What a lease of the fake is made of. */
export interface FakeLeaseParts {
  readonly number: number;
  readonly device: FakeDevice;
  readonly spec: ModelSpec;
  readonly batch: number;
  readonly options: FakeOptions;
  readonly calls: Call[];
  readonly worker: Worker;
  readonly turns: Turns;
  /** Told of the promise that resolves once the lease is closed. */
  readonly onClose: (closed: Promise<void>) => void;
}

/** Binds the fake to one run. */
export function fakeLease({ number, device, onClose, ...parts }: FakeLeaseParts): FakeLease {
  const holdings = new Holdings();
  const call = caller({ ...parts, lease: { number, holdings } });
  const lease: Tenant = {
    number,
    holdings,
    read: (work) => call({ port: "read", rows: 1 }, work),
  };
  let closed: Promise<void> | undefined;
  return {
    number,
    holdings,
    ...fakePorts({ ...parts, device, lease, call }),
    put: (rows) => device.put(lease, rows),
    close: () => {
      if (closed === undefined) {
        closed = closeOn(device, lease, parts);
        onClose(closed);
      }
      return closed;
    },
  };
}

async function closeOn(
  device: FakeDevice,
  { number, holdings }: Tenant,
  { worker, turns }: Pick<FakeLeaseParts, "worker" | "turns">,
): Promise<void> {
  holdings.close();
  await worker.tail;
  await turns();
  const left = device.live(number);
  if (left > 0) throw new Error(`fake device: ${left} tensors are left on a closed lease`);
}
