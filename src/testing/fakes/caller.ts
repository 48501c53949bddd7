import type { Holdings } from "../../models/Holdings.ts";
import type { Call, FakeOptions, Port } from "./FakeOptions.ts";
import type { Turns } from "./turns.ts";

/** What the device says where it was told to fail. */
export const planted = "a planted failure";

/** Does one call after the other. */
export interface Worker {
  readonly number: number;
  tail: Promise<void>;
}

/** Calls the device: waits its turn, then fails as planned or does the work. */
export type Caller = <T>(
  about: { readonly port: Port; readonly rows: number; readonly distinct?: number },
  work: () => T,
) => Promise<T>;

export interface CallerParts {
  readonly options: FakeOptions;
  readonly calls: Call[];
  readonly worker: Worker;
  readonly lease: { readonly number: number; readonly holdings: Holdings };
  readonly turns: Turns;
}

export const caller =
  ({ options: { fail, watch }, calls, worker, lease, turns }: CallerParts): Caller =>
  async ({ port, rows, distinct = rows }, work) => {
    if (lease.holdings.closed) throw new Error("fake device: the lease is closed");
    const same = calls.filter((call) => fail?.port === undefined || call.port === port).length;
    const fails = fail?.call === same && (fail.port ?? port) === port;
    const call = { port, rows, distinct, worker: worker.number, lease: lease.number };
    const record = { ...call, inFlight: true };
    calls.push(record);
    const answer = worker.tail.then(turns).then(() => {
      record.inFlight = false;
      if (fails) throw new Error(planted);
      return work();
    });
    worker.tail = answer.then(
      () => {},
      () => {},
    );
    watch?.(record);
    return answer;
  };
