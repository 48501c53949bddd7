import assert from "node:assert/strict";
import type { Lease } from "../../models/ports.ts";
import type { RowView, Tensor } from "../../Tensor.ts";
import type { Law } from "./Law.ts";
import { type OnLease, onLease } from "./onLease.ts";
import type { PortTrial } from "./PortTrial.ts";
import { begun, stepped, type Walk } from "./walk.ts";

/** What a lease owes a run: whose its tensors are, and when they are gone. */
export function leaseLaws(trial: PortTrial): readonly Law[] {
  const law = onLease(trial);
  return [
    law("gives every tensor to the caller, and keeps and frees none of its own accord", ownership),
    law("refuses a freed tensor, whatever it is given to", freed),
    law("refuses a tensor of another lease", foreign),
    law("leaves nothing after its close, and takes no more calls", closed),
    law("frees what a call makes that was under way at the close", inFlight),
  ];
}

/** A row of each kind, each of a tensor of its own. */
interface Rows {
  readonly start: Walk;
  readonly walk: Walk;
  readonly latent: RowView;
  readonly image: RowView;
  readonly tensors: readonly Tensor[];
}

async function rowsOf(on: Pick<OnLease, "models" | "lease">, prompt: string): Promise<Rows> {
  const start = await begun(on, prompt);
  const { walk, reply } = await stepped(start, [0]);
  const latent = { tensor: reply.latent, row: 0 };
  const image = { tensor: await on.lease.decoder.decode([latent]), row: 0 };
  const [first] = start.standings;
  const begin = [first?.cache.tensor, first?.latent.tensor].flatMap((tensor) => tensor ?? []);
  const tensors = [
    ...Object.values(start.condition),
    ...begin,
    ...[reply.cache, reply.latent, image.tensor],
  ];
  return { start, walk, latent, image, tensors };
}

async function ownership(on: OnLease): Promise<void> {
  const { lease, prompts } = on;
  const { tensors, image } = await rowsOf(on, prompts[0]);
  for (const encoder of Object.values(lease.encoders)) await encoder.encode([image], "pool");
  for (const reward of Object.values(lease.rewards)) await reward.score([image], prompts[0]);
  assert.deepEqual(
    tensors.map(({ references }) => references),
    tensors.map(() => 1),
  );
  assert.equal(lease.holdings.live, tensors.length, "the lease holds other tensors than it gave");
  for (const tensor of tensors) tensor.release();
  assert.equal(lease.holdings.live, 0, "tensors live that nobody holds");
  assert.equal(lease.holdings.bytes, 0);
}

/** Each way to give a row to a port, by name. */
const usesOf = (
  lease: Lease,
  { start, walk, latent, image }: Rows,
  prompt: string,
): readonly (readonly [string, () => Promise<unknown>])[] => [
  ["the start, given to step", () => stepped(start, [0])],
  ...(walk.scale < walk.models.spec.sides.length
    ? ([["a state, given to step", () => stepped(walk, [0])]] as const)
    : []),
  ["a latent, given to decode", () => lease.decoder.decode([latent])],
  ...Object.entries(lease.encoders).map(
    ([role, port]) => [`a picture, given to ${role}`, () => port.encode([image], "pool")] as const,
  ),
  ...Object.entries(lease.rewards).map(
    ([role, port]) => [`a picture, given to ${role}`, () => port.score([image], prompt)] as const,
  ),
];

async function assertRefused(uses: ReturnType<typeof usesOf>): Promise<void> {
  for (const [what, use] of uses) await assert.rejects(async () => use(), Error, `${what}: taken`);
}

async function freed(on: OnLease): Promise<void> {
  const rows = await rowsOf(on, on.prompts[0]);
  const { condition } = rows.start;
  for (const tensor of rows.tensors.filter((own) => !Object.values(condition).includes(own)))
    tensor.release();
  await assertRefused(usesOf(on.lease, rows, on.prompts[0]));
  for (const { tensor } of [rows.latent, rows.image]) {
    await assert.rejects(async () => tensor.read(0), Error, "a freed tensor was read");
    assert.throws(() => tensor.retain(), Error, "a freed tensor was retained");
    assert.throws(() => tensor.release(), Error, "a tensor was freed twice");
  }
}

async function foreign(on: OnLease): Promise<void> {
  const other = on.models.lease();
  try {
    const rows = await rowsOf({ ...on, lease: other }, on.prompts[0]);
    const mixed = {
      ...rows,
      start: { ...rows.start, lease: on.lease },
      walk: { ...rows.walk, lease: on.lease },
    };
    await assertRefused(usesOf(on.lease, mixed, on.prompts[0]));
  } finally {
    await other.close();
  }
}

async function closed({ models, lease, prompts }: OnLease): Promise<void> {
  const rows = await rowsOf({ models, lease }, prompts[0]);
  await lease.close();
  await models.settled();
  assert.equal(lease.holdings.live, 0, "tensors live after the close");
  assert.deepEqual(
    rows.tensors.map(({ references }) => references),
    rows.tensors.map(() => 0),
  );
  await assertRefused(usesOf(lease, rows, prompts[0]));
  await assert.rejects(async () => lease.generator.begin(prompts[0]), Error, "it begins a prompt");
  for (const tensor of rows.tensors) tensor.release(); // late, as a run that fails does
}

async function inFlight({ models, lease, prompts }: OnLease): Promise<void> {
  const start = await begun({ models, lease }, prompts[0]);
  const late = stepped(start, [0]).then(
    ({ reply }) => [reply.cache, reply.latent],
    () => [],
  );
  await lease.close();
  const made = await late;
  assert.deepEqual(
    made.map(({ references }) => references),
    made.map(() => 0),
  );
  assert.equal(lease.holdings.live, 0, "tensors live after the close");
}
