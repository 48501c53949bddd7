import { describe, expect, it } from "vitest";
import type { StepRequest } from "../../../../src/models/ports.ts";
import { type FakeOptions, fakeModels, planted } from "../../../../src/testing/fakes/fakeModels.ts";
import { row } from "../../../../src/testing/fakes/row.ts";

/** A lease that has begun, and a step that is right. */
async function begun(options: FakeOptions = {}) {
  const models = fakeModels(options);
  const lease = models.lease();
  const { condition, cache, latent } = await lease.generator.begin("two stars");
  const request: StepRequest = {
    condition,
    scale: 0,
    prefixes: [{ cache: { tensor: cache, row: 0 }, latent: { tensor: latent, row: 0 } }],
    fan: [0, 0],
    noise: new Float32Array(4).fill(0.5),
    sampling: models.spec.sampling[0] as StepRequest["sampling"],
  };
  const step = (change: Partial<StepRequest> = {}) =>
    lease.generator.step({ ...request, ...change });
  return { models, lease, request, cache, latent, step };
}

describe("the fake", () => {
  it("takes a step that is right", async () => {
    const { step, models } = await begun();
    const { cache, latent } = await step();
    expect([cache.shape[2], latent.shape[0], models.device.live()]).toEqual([1, 2, 5]);
    expect(await latent.read(0)).toEqual(await latent.read(1)); // the same noise
  });
  it.each<[string, Partial<StepRequest>]>([
    ["fan 0 1 of 1 prefixes", { fan: [0, 1] }],
    ["fan 0 -1 of 1 prefixes", { fan: [0, -1] }],
    ["0 paths, at most 64", { fan: [], noise: new Float32Array(0) }],
    ["3 noise values for 2 paths", { noise: new Float32Array(3).fill(0.5) }],
    ["noise is not inside 0…1", { noise: Float32Array.of(0.5, 0, 0.5, 0.5) }],
    ["no scale 13", { scale: 13 }],
    ["a cache of scale -1 at scale 1", { scale: 1 }],
    ["a condition that begin did not make", { condition: {} }],
  ])("refuses a step: %s", async (why, change) => {
    const { step } = await begun();
    await expect(step(change)).rejects.toThrow(`fake device: ${why}`);
  });
  it("refuses prefixes that stand twice or that nobody uses", async () => {
    const { step, request, lease } = await begun();
    const [prefix] = request.prefixes as [StepRequest["prefixes"][0]];
    await expect(step({ prefixes: [prefix, prefix], fan: [0, 1] })).rejects.toThrow("stands twice");
    const other = lease.put([row("latent", -1, () => 1)]);
    const more = { ...prefix, latent: { tensor: other, row: 0 } };
    await expect(step({ prefixes: [prefix, more] })).rejects.toThrow("no path uses");
  });
  it("refuses rows that are not there, freed, of another kind or of another lease", async () => {
    const { lease, models, latent, cache } = await begun({ batch: 2 });
    const decode = (tensor: typeof latent, ...rows: number[]) =>
      lease.decoder.decode(rows.map((at) => ({ tensor, row: at })));
    await expect(decode(latent, 1)).rejects.toThrow("row 1 of a tensor of 1 rows");
    await expect(decode(cache, 0)).rejects.toThrow("a row of cache was used as latent");
    await expect(decode(latent, 0, 0, 0)).rejects.toThrow("3 rows in a call of at most 2");
    await expect(decode(latent)).rejects.toThrow("0 rows");
    const stranger = models.lease().put([row("latent", 0, () => 0)]);
    await expect(decode(stranger, 0)).rejects.toThrow("a tensor of another lease");
    latent.release();
    await expect(decode(latent, 0)).rejects.toThrow("a freed tensor");
  });
  it("frees the answers of a closed lease where they land, and takes no more calls", async () => {
    const { lease, step, models } = await begun({ order: 3 });
    const late = step();
    expect(models.calls.at(-1)).toMatchObject({
      port: "step",
      rows: 2,
      distinct: 1,
      inFlight: true,
    });
    await lease.close();
    const { cache } = await late;
    expect([cache.references, models.device.live()]).toEqual([0, 0]);
    expect(models.calls.at(-1)?.inFlight).toBe(false);
    await expect(step()).rejects.toThrow();
    await models.settled();
  });
  it("fails where it was told to", async () => {
    const { step } = await begun({ fail: { port: "step", call: 1 } });
    await step();
    await expect(step()).rejects.toThrow(planted);
    await step();
    const { step: third } = await begun({ fail: { call: 2 } });
    await third();
    await expect(third()).rejects.toThrow(planted);
  });
  it("gives leases to workers in turn, which work side by side and in another order", async () => {
    const orders = await Promise.all(
      [1, 2, 3, 4].map(async (order) => {
        const models = fakeModels({ workers: 3, order });
        const ends: number[] = [];
        await Promise.all(
          Array.from({ length: 6 }, async (_, i) => {
            await models.lease().generator.begin("two stars");
            ends.push(i);
          }),
        );
        expect(models.calls.map(({ worker }) => worker)).toEqual([0, 1, 2, 0, 1, 2]);
        return ends.join();
      }),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});
