import assert from "node:assert/strict";
import fc from "fast-check";
import type { Measured } from "../../models/Measured.ts";
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

/** What a generator owes a run that asks how sure it was. */
export function measuringLaws(trial: PortTrial): readonly Law[] {
  const law = onLease(trial);
  return [
    law("draws the same whether measured or not, and tells nothing where it is not asked", same),
    law("measures a path alike alone and beside others, within bounds", alike),
    ...(trial.forces === false
      ? []
      : [law("measures by the very chances that it draws from", chances)]),
  ];
}

const paths = ({ models }: OnLease): number => Math.min(3, models.batch);

async function same(on: OnLease): Promise<void> {
  const scales = on.models.spec.sides.length;
  const length = { scales, paths: paths(on) };
  const plain = await walked(on, on.prompts[0], length);
  const measured = await walked(on, on.prompts[0], { ...length, measure: true });
  assert.deepEqual(await numbersOf(latentsOf(measured)), await numbersOf(latentsOf(plain)));
  const start = await walked(on, on.prompts[0], { scales: 0, paths: 1 });
  for (const measure of [false, undefined]) {
    const { reply } = await stepped(start, [0], measure === undefined ? {} : { measure });
    assert.equal(reply.measured, undefined, "it tells how sure it was, and nobody asked");
  }
}

/** A measured step, and what it tells. */
async function told(walk: Walk, fan: readonly number[], noise: Noise): Promise<Measured> {
  const { reply } = await stepped(walk, fan, { noise, measure: true });
  const { measured } = reply;
  assert.ok(measured !== undefined, "it does not tell how sure it was");
  for (const numbers of [measured.logProbability, measured.confidence])
    assert.equal(numbers.length, fan.length, "numbers and paths differ in count");
  return measured;
}

/** Rounding of sums of float32 chances. */
const tolerance = 1e-5;

async function alike(on: OnLease): Promise<void> {
  const scales = Math.min(2, on.models.spec.sides.length - 1);
  const from = await walked(on, on.prompts[0], { scales, paths: paths(on) });
  const standing = fc.nat(from.standings.length - 1);
  const fans = fc.array(standing, { minLength: 1, maxLength: Math.min(5, on.models.batch) });
  const property = fc.asyncProperty(fans, fc.nat(99), async (fan, seed) => {
    const { logProbability, confidence } = await told(from, fan, seededNoise(seed));
    for (const [path, place] of fan.entries()) {
      const noise: Noise = (scale, _, count) => seededNoise(seed)(scale, path, count);
      const alone = await told(from, [place], noise);
      const [log, sure] = [logProbability[path] as number, confidence[path] as number];
      assert.deepEqual([log, sure], [alone.logProbability[0], alone.confidence[0]]);
      assert.ok(log <= 0 && sure >= 0 && sure <= 1, `log-probability ${log}, confidence ${sure}`);
      // Nothing likelier than the likelier value of every bit can have been drawn.
      const most = Math.log((1 + sure) / 2);
      assert.ok(log <= most + tolerance, `log-probability ${log}, at most ${most}`);
    }
  });
  await fc.assert(property, { ...usual, numRuns: on.runs });
}

/**
 * Forces each bit to 1 and to 0 in turn. What both tell sums to the chance of the others, which gives
 * the chance of each bit, and with it all that the unforced draw tells.
 */
async function chances(on: OnLease): Promise<void> {
  for (const scales of [0, 1].filter((scale) => scale < on.models.spec.sides.length)) {
    const from = await walked(on, on.prompts[0], { scales, paths: 1 });
    const { sides, bits } = on.models.spec;
    const count = (sides[scales] ?? 0) ** 2 * bits;
    const sumOf = async (bit: number, value: number) => {
      // 0.5 draws the likelier value of every other bit.
      const noise: Noise = () => new Float32Array(count).fill(0.5).fill(value, bit, bit + 1);
      return count * ((await told(from, [0], noise)).logProbability[0] as number);
    };
    const likelier = await told(from, [0], () => new Float32Array(count).fill(0.5));
    const ones: number[] = [];
    for (let bit = 0; bit < count; bit++) {
      const [one, zero] = [await sumOf(bit, 0), await sumOf(bit, 1)];
      const most = Math.max(one, zero);
      const all = most + Math.log(Math.exp(one - most) + Math.exp(zero - most));
      ones.push(Math.exp(one - all));
    }
    const mean = (value: (p: number) => number) => ones.reduce((a, p) => a + value(p) / count, 0);
    assertNear(
      likelier.logProbability[0],
      mean((p) => Math.log(Math.max(p, 1 - p))),
    );
    assertNear(
      likelier.confidence[0],
      mean((p) => Math.abs(2 * p - 1)),
    );
  }
}

const assertNear = (actual: number | undefined, expected: number): void =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance,
    `${actual} was told, ${expected} is what forced bits tell`,
  );
