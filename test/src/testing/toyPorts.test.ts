import { describe, expect, it } from "vitest";
import { Holdings } from "../../../src/models/Holdings.ts";
import { prefixOf } from "../../../src/testing/Prefix.ts";
import { ToyTruth } from "../../../src/testing/ToyTruth.ts";
import { prefixIn } from "../../../src/testing/toyPicture.ts";
import { type ToyCall, type ToyParts, toyPorts } from "../../../src/testing/toyPorts.ts";
import { toySpec } from "../../../src/testing/toySpec.ts";

const prompt = "two stars";
const truth = new ToyTruth(toySpec(3).sampling);

/** Ports, and the pictures of two paths that drew one bit. */
async function drawn(options: Partial<ToyParts> = {}) {
  const holdings = new Holdings();
  const calls: ToyCall[] = [];
  const watch = (call: ToyCall) => void calls.push(call);
  const count = { live: 0, abandoned: 0 };
  const ports = toyPorts({ truth, holdings, count, batch: 2, watch, ...options });
  const { condition, cache, latent } = await ports.generator.begin(prompt);
  const after = await ports.generator.step({
    condition,
    scale: 0,
    prefixes: [{ cache: { tensor: cache, row: 0 }, latent: { tensor: latent, row: 0 } }],
    fan: [0, 0],
    noise: Float32Array.of(0.001, 0.999),
    sampling: toySpec(3).sampling[0] as NonNullable<(typeof truth.sampling)[0]>,
  });
  const views = (tensor: typeof latent, ...rows: readonly number[]) =>
    rows.map((row) => ({ tensor, row }));
  return { ports, holdings, calls, views, latents: after.latent };
}

describe("toyPorts", () => {
  it("shows, describes and scores what was drawn", async () => {
    const { ports, views, latents, calls } = await drawn();
    await expect(ports.decoder.decode(views(latents, 0), 1)).rejects.toThrow("no side 1");
    const images = await ports.decoder.decode(views(latents, 1, 0));
    expect(prefixIn(await images.read(0))).toBe(prefixOf("0"));
    expect(prefixIn(await images.read(1))).toBe(prefixOf("1"));
    const { alignment, aesthetic } = ports.rewards;
    const scores = await alignment?.score(views(images, 0, 1), "a ring");
    expect(scores).toEqual(["0", "1"].map((bits) => truth.score("alignment", bits, "a ring")));
    expect(await aesthetic?.score(views(images, 0), prompt)).toEqual([
      truth.score("aesthetic", "0", prompt),
    ]);
    const { structure } = ports.encoders;
    expect(await structure?.encode(views(images, 0, 1), "none")).toHaveLength(2);
    expect(calls).toEqual([
      { port: "begin", rows: 1 },
      { port: "step", rows: 2 },
      { port: "decode", rows: 2 },
      { port: "score", rows: 2 },
      { port: "score", rows: 1 },
      { port: "encode", rows: 2 },
    ]);
  });
  it("takes more pictures than a call may have where they are described jointly", async () => {
    const { ports, views, latents } = await drawn();
    const images = await ports.decoder.decode(views(latents, 0, 1));
    const encode = (word: string) => ports.encoders.pixels?.encode(views(images, 0, 1, 0), word);
    expect(await encode("pca-joint")).toHaveLength(3);
    await expect(encode("pca")).rejects.toThrow("toy: 3 rows in a call of at most 2");
  });
  it("has the roles that its specification names", async () => {
    const { ports } = await drawn();
    const { encoders, rewards } = toySpec(3);
    expect(Object.keys(ports.encoders)).toEqual(encoders);
    expect(Object.keys(ports.rewards)).toEqual(rewards);
  });
  it("refuses calls of no rows, of too many, of the wrong kind and after the end", async () => {
    const { ports, views, latents, holdings } = await drawn();
    const decode = (...rows: number[]) => ports.decoder.decode(views(latents, ...rows));
    await expect(decode()).rejects.toThrow("toy: 0 rows in a call of at most 2");
    await expect(decode(0, 1, 0)).rejects.toThrow("toy: 3 rows in a call of at most 2");
    await expect(ports.rewards.alignment?.score(views(latents, 0), prompt)).rejects.toThrow(
      "toy: a row of latent was used as image",
    );
    await expect(ports.encoders.structure?.encode(views(latents, 0), "none")).rejects.toThrow(
      "toy: a row of latent was used as image",
    );
    holdings.close();
    await expect(decode(0)).rejects.toThrow("toy: the lease is closed");
    await expect(ports.generator.begin(prompt)).rejects.toThrow("toy: the lease is closed");
  });
  it("refuses a step of more paths than a call may have", () =>
    expect(drawn({ batch: 1 })).rejects.toThrow("toy: 2 rows in a call of at most 1"));
});
