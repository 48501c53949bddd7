import type { ModelSpec } from "../../models/ports.ts";
import type { RowView } from "../../Tensor.ts";
import type { Caller } from "./caller.ts";
import { type FakeDevice, type Kind, lengths, type Row, type Tenant } from "./FakeDevice.ts";
import type { FakeOptions } from "./FakeOptions.ts";

/** What the ports of one lease are made of. */
export interface Parts {
  readonly device: FakeDevice;
  readonly lease: Tenant;
  readonly spec: ModelSpec;
  readonly batch: number;
  readonly call: Caller;
  readonly options: FakeOptions;
}

/** The rows of a call, if there are as many as one may have. */
export function taken(
  { device, lease, batch }: Parts,
  views: readonly RowView[],
  kind: Kind,
): readonly Row[] {
  if (views.length < 1 || views.length > batch)
    throw new Error(`fake device: ${views.length} rows in a call of at most ${batch}`);
  const rows = device.rowsOf(lease.number, views, kind);
  const tensors = new Set(views.map(({ tensor }) => tensor));
  if (tensors.size > 1) lease.holdings.countJoined(4 * lengths[kind] * rows.length);
  return rows;
}
