import assert from "node:assert/strict";
import fc from "fast-check";
import type { Law } from "./Law.ts";
import { type OnLease, onLease } from "./onLease.ts";
import type { PortTrial } from "./PortTrial.ts";
import { usual } from "./usual.ts";
import {
  latentsOf,
  type Noise,
  numbersOf,
  seededNoise,
  stepped,
  type Walk,
  walked,
} from "./walk.ts";

/** What a generator owes a run. */
export function drawingLaws(trial: PortTrial): readonly Law[] {
  const law = onLease(trial);
  return [
    law("draws every scale, a latent a path", everyScale),
    law("draws a path alike alone, beside others, and from a prefix that others share", alike),
    law("draws the same again, on another lease, at the same time", again),
    ...(trial.forces === false ? [] : [law("noise of 0 and 1 forces every bit", forced)]),
  ];
}

const scalesOf = ({ models }: OnLease): number => models.spec.sides.length;

/** Paths enough for a test, if a call may have so many. */
const some = ({ models }: OnLease): number => Math.min(3, models.batch);

async function everyScale(on: OnLease): Promise<void> {
  const [scales, paths] = [scalesOf(on), some(on)];
  // As far apart as noise can be that forces nothing: nearly all bits 1, nearly all 0.
  const noise: Noise = (_, path, count) =>
    new Float32Array(count).fill(path === 0 ? 2 ** -24 : 1 - 2 ** -24);
  const walk = await walked(on, on.prompts[0], { scales, paths, noise });
  const latents = await numbersOf(latentsOf(walk));
  assert.equal(latentsOf(walk)[0]?.tensor.shape[0], paths, "the latent has other rows than paths");
  assert.ok(latents.flat().every(Number.isFinite), "a latent is not finite");
  const distinct = new Set(latents.map((latent) => latent.join()));
  assert.ok(paths === 1 || distinct.size > 1, "other noise draws the same latents");
}

/** Draws paths from two prefixes together and one by one, and then what follows from each. */
async function alike(on: OnLease): Promise<void> {
  const before = Math.min(2, scalesOf(on) - 1);
  const from = await walked(on, on.prompts[0], { scales: before, paths: some(on) });
  const property = fc.asyncProperty(fansOf(from), fc.nat(99), async (fan, seed) => {
    const { walk: together } = await stepped(from, fan, { seed });
    const alone: Walk[] = [];
    for (const [path, standing] of fan.entries()) {
      const noise: Noise = (scale, _, count) => seededNoise(seed)(scale, path, count);
      alone.push((await stepped(from, [standing], { noise })).walk);
    }
    const joined = { ...together, standings: alone.flatMap(({ standings }) => standings) };
    await assertSameLatents(joined, together);
    if (together.scale === scalesOf(on)) return;
    const each = [...fan.keys()];
    const [next, nextJoined] = [await stepped(together, each), await stepped(joined, each)];
    await assertSameLatents(nextJoined.walk, next.walk);
  });
  await fc.assert(property, { ...usual, numRuns: on.runs });
}

/** Where the paths of a call stand: some alone, some together. */
const fansOf = ({ models, standings }: Walk): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.nat(standings.length - 1), { minLength: 1, maxLength: Math.min(5, models.batch) });

const assertSameLatents = async (actual: Walk, expected: Walk): Promise<void> =>
  assert.deepEqual(await numbersOf(latentsOf(actual)), await numbersOf(latentsOf(expected)));

async function again(on: OnLease): Promise<void> {
  const { models, prompts } = on;
  const other = models.lease();
  try {
    const length = { scales: Math.min(3, scalesOf(on)), paths: some(on) };
    const [first, second] = await Promise.all([
      walked(on, prompts[0], length),
      walked({ models, lease: other }, prompts[0], length),
    ]);
    await assertSameLatents(second, first);
  } finally {
    await other.close();
  }
}

/** Bits that are forced hang on neither prompt nor sampling values, and the last one shows too. */
async function forced(on: OnLease): Promise<void> {
  const length = { scales: scalesOf(on), paths: 1 };
  const noise: Noise = (...place) => seededNoise(0)(...place).map(Math.round);
  // Nearly every bit is set by these: 0 and 1 must force it all the same.
  const sampling = { guidance: 3, temperature: 0.01, topP: 0.6 };
  const expected = await walked(on, on.prompts[0], { ...length, noise });
  const actual = await walked(on, on.prompts[1], { ...length, noise, sampling });
  await assertSameLatents(actual, expected);
  const last: Noise = (scale, path, count) =>
    noise(scale, path, count).map((bit, i) => (scale + 1 < length.scales || i > 0 ? bit : 1 - bit));
  const other = await walked(on, on.prompts[0], { ...length, noise: last });
  const [[own], [others]] = [
    await numbersOf(latentsOf(expected)),
    await numbersOf(latentsOf(other)),
  ];
  assert.notDeepEqual(others, own, "a bit of the last scale changes nothing");
}
