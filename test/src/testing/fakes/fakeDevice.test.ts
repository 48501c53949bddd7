import { expect, it } from "vitest";
import { fakeModels } from "../../../../src/testing/fakes/fakeModels.ts";
import { row } from "../../../../src/testing/fakes/row.ts";

it("FakeDevice counts tensors and references, by lease, and reads what was put", async () => {
  const { device, ...models } = fakeModels();
  const [a, b] = [models.lease(), models.lease()];
  const latents = a.put([row("latent", 0, (i) => i * 2 ** 20), row("latent", 0, () => 1)]);
  const image = b.put([row("image", 0, () => 0)]);
  expect([device.live(), device.live(a.number), device.live(b.number)]).toEqual([2, 1, 1]);
  image.retain();
  expect([device.references(), device.references(b.number)]).toEqual([3, 2]);
  expect(device.told(b.number)).toEqual(["2 × float32 [1, 3, 2, 2]"]);
  expect([...(await latents.read(0))]).toEqual([0, 0.125, 0.25, 0.375]);
  expect(await latents.read()).toHaveLength(8);
  await expect(latents.read(2)).rejects.toThrow("no row 2");
  expect(() => a.put([])).toThrow("at least one row");
  latents.release();
  expect([device.live(a.number), device.abandoned]).toEqual([0, 0]);
  await b.close();
  expect([device.live(), device.abandoned]).toEqual([0, 1]);
});
