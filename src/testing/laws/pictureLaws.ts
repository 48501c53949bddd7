import assert from "node:assert/strict";
import fc from "fast-check";
import { reducers } from "../../selection/reducers.ts";
import type { RowView } from "../../Tensor.ts";
import type { Law } from "./Law.ts";
import { type OnLease, onLease } from "./onLease.ts";
import type { PortTrial } from "./PortTrial.ts";
import { usual } from "./usual.ts";
import { allRows, latentsOf, numbersOf, walked } from "./walk.ts";

/** What decoder, encoders and rewards owe a run. */
export function pictureLaws(trial: PortTrial): readonly Law[] {
  const law = onLease(trial);
  return [
    law("decodes pictures of the size it says, in 0…1, at every side it has", inRange),
    law(
      "decodes a latent alike alone and beside others, in any order, at every side it has",
      alike,
    ),
    law("describes and scores every picture", described),
    law("describes a picture alike alone and beside others, unless all are asked for", alone),
  ];
}

/** Latents of several paths, in the middle and at the end: in two tensors. */
async function latents(on: OnLease): Promise<readonly RowView[]> {
  const scales = on.models.spec.sides.length;
  const paths = Math.min(2, on.models.batch);
  const middle = await walked(on, on.prompts[0], { scales: Math.ceil(scales / 2), paths });
  const end = await walked(on, on.prompts[0], { scales, paths, seed: 1 });
  return [...latentsOf(middle), ...latentsOf(end)];
}

/** A picture each, decoded one by one. */
async function pictures(
  on: OnLease,
  views: readonly RowView[],
  side?: number,
): Promise<readonly RowView[]> {
  const decoded: RowView[] = [];
  for (const view of views) {
    const tensor = await on.lease.decoder.decode([view], side);
    decoded.push({ tensor, row: 0 });
  }
  return decoded;
}

/** The full side, and every smaller one that the models have. */
const sidesOf = ({ models }: OnLease): readonly (number | undefined)[] => [
  undefined,
  ...Object.keys(models.spec.cost.smallerDecodes).map(Number),
];

async function inRange(on: OnLease): Promise<void> {
  const views = (await latents(on)).slice(0, on.models.batch);
  for (const side of sidesOf(on)) await inRangeAt(on, views, side);
}

async function inRangeAt(
  on: OnLease,
  views: readonly RowView[],
  side: number | undefined,
): Promise<void> {
  const tensor = await on.lease.decoder.decode(views, side);
  assert.deepEqual(tensor.shape, [views.length, ...on.models.spec.image]);
  const pixels = await numbersOf(allRows(tensor, views.length));
  assert.deepEqual(
    pixels.flat(),
    [...(await tensor.read())],
    "rows, and the whole, read otherwise",
  );
  const outside = pixels.flat().filter((x) => !(x >= 0 && x <= 1));
  assert.deepEqual(outside, [], "pixels outside 0…1");
}

/** Some of these, in any order, repeats allowed, no more than a call may have. */
const someOf = (on: OnLease, views: readonly RowView[]): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.nat(views.length - 1), { minLength: 1, maxLength: Math.min(6, on.models.batch) });

async function alike(on: OnLease): Promise<void> {
  const views = await latents(on);
  for (const side of sidesOf(on)) await alikeAt(on, views, side);
}

async function alikeAt(
  on: OnLease,
  views: readonly RowView[],
  side: number | undefined,
): Promise<void> {
  const expected = await numbersOf(await pictures(on, views, side));
  const property = fc.asyncProperty(someOf(on, views), async (places) => {
    const some = places.map((i) => views[i] as RowView);
    const tensor = await on.lease.decoder.decode(some, side);
    assert.deepEqual(
      await numbersOf(allRows(tensor, places.length)),
      places.map((i) => expected[i]),
    );
  });
  await fc.assert(property, { ...usual, numRuns: on.runs });
}

/** Words for a reduction of each picture by itself, or of all at once. */
const wordsOf = (joint: boolean): readonly string[] =>
  Object.entries(reducers).flatMap(([word, reducer]) => (reducer.joint === joint ? [word] : []));

async function described(on: OnLease): Promise<void> {
  const { lease, models } = on;
  const images = await pictures(on, (await latents(on)).slice(0, models.batch));
  for (const [role, encoder] of Object.entries(lease.encoders))
    for (const word of [...wordsOf(false), ...wordsOf(true)]) {
      const vectors = await encoder.encode(images, word);
      assert.equal(vectors.length, images.length, `${role}, ${word}: vectors and pictures differ`);
      assert.equal(
        new Set(vectors.map(({ length }) => length)).size,
        1,
        `${role}, ${word}: lengths`,
      );
      assert.ok(
        vectors.every((own) => own.every(Number.isFinite)),
        `${role}, ${word}: not finite`,
      );
    }
  for (const [role, reward] of Object.entries(lease.rewards)) {
    const scores = await reward.score(images, on.prompts[0]);
    assert.equal(scores.length, images.length, `${role}: scores and pictures differ in number`);
  }
  assert.deepEqual(Object.keys(lease.encoders).sort(), [...models.spec.encoders].sort());
  assert.deepEqual(Object.keys(lease.rewards).sort(), [...models.spec.rewards].sort());
}

async function alone(on: OnLease): Promise<void> {
  const images = await pictures(on, await latents(on));
  for (const encoder of Object.values(on.lease.encoders))
    for (const word of wordsOf(false)) {
      const apart: (readonly number[])[] = [];
      for (const image of images)
        apart.push(...(await encoder.encode([image], word)).map((vector) => [...vector]));
      const property = fc.asyncProperty(someOf(on, images), async (places) => {
        const some = places.map((i) => images[i] as RowView);
        const vectors = await encoder.encode(some, word);
        assert.deepEqual(
          vectors.map((vector) => [...vector]),
          places.map((i) => apart[i]),
        );
      });
      await fc.assert(property, { ...usual, numRuns: on.runs });
    }
}
