import { expect, it } from "vitest";
import type { Lease, Models, StepRequest, Tensor } from "../../../../src/index.ts";
import { fakeModels } from "../../../../src/testing/fakes/fakeModels.ts";
import { portLaws } from "../../../../src/testing/laws/portLaws.ts";
import { toyModels } from "../../../../src/testing/toyModels.ts";
import { brokenOf, complaintOf } from "./brokenOf.ts";

/** A toy whose leases are changed. */
const changed = (change: (lease: Lease, toy: Models) => Partial<Lease>): (() => Models) => {
  const toy = toyModels({ scales: 4 });
  return () => ({
    ...toy,
    lease: () => {
      const lease = toy.lease();
      return { ...lease, ...change(lease, toy) };
    },
  });
};
/** A toy whose steps are changed. */
const stepping = (change: (request: StepRequest, lease: Lease) => StepRequest) =>
  changed((lease) => ({
    generator: {
      ...lease.generator,
      step: async (request) => lease.generator.step(change(request, lease)),
    },
  }));
/** A toy whose pictures are changed. */
const decoding = (change: (image: Tensor, lease: Lease) => Tensor) =>
  changed((lease) => ({
    decoder: { decode: async (views) => change(await lease.decoder.decode(views), lease) },
  }));
/** A tensor that reads otherwise. */
const reading = (tensor: Tensor, change: (numbers: Float32Array) => Float32Array): Tensor =>
  new Proxy(tensor, {
    get: (own, key) =>
      key === "read" ? async (row?: number) => change(await own.read(row)) : Reflect.get(own, key),
  });
const encoding = (change: (vectors: readonly Float32Array[]) => readonly Float32Array[]) =>
  changed(({ encoders: { structure } }, toy) => ({
    encoders: Object.fromEntries(
      toy.spec.encoders.map((role) => [
        role,
        {
          encode: async (views, word) => change((await structure?.encode(views, word)) ?? []),
        },
      ]),
    ),
  }));

const everyScale = "draws every scale, a latent a path";
const alike = "draws a path alike alone, beside others, and from a prefix that others share";
const size = "decodes pictures of the size it says, in 0…1, at every side it has";
const described = "describes and scores every picture";
const alone = "describes a picture alike alone and beside others, unless all are asked for";
const owned = "gives every tensor to the caller, and keeps and frees none of its own accord";
const nothing = "leaves nothing after its close, and takes no more calls";
const last = (numbers: Float32Array) => numbers.map((x) => x + 1);

let calls = 0;
it.each<[string, () => Models, string]>([
  [
    "all paths draw from the noise of the first",
    stepping((request) => ({ ...request, noise: request.noise.map(() => request.noise[0] ?? 0) })),
    everyScale,
  ],
  [
    "a path draws from the noise of its neighbour",
    stepping((request) => ({ ...request, noise: Float32Array.from(request.noise).reverse() })),
    alike,
  ],
  [
    "all paths stand at the first prefix",
    stepping((request) => ({
      ...request,
      prefixes: request.prefixes.slice(0, 1),
      fan: request.fan.map(() => 0),
    })),
    alike,
  ],
  [
    "chance of its own",
    stepping((request) => ({ ...request, noise: request.noise.map(() => Math.random()) })),
    "draws the same again, on another lease, at the same time",
  ],
  [
    "noise 0 and 1 drawn like others",
    stepping((request) => ({ ...request, noise: request.noise.map((x) => x * 0.5 + 0.25) })),
    "noise of 0 and 1 forces every bit",
  ],
  ["pixels outside 0…1", decoding((image) => reading(image, last)), size],
  [
    "pixels by the number of the call",
    decoding((image) => reading(image, (own) => own.map((x) => x / (1 + calls++)))),
    "decodes a latent alike alone and beside others, in any order, at every side it has",
  ],
  [
    "pictures of another size",
    decoding((image) => Object.create(image, { shape: { value: [1, 3, 9, 9] } })),
    size,
  ],
  ["a vector too few", encoding((vectors) => vectors.slice(1)), described],
  ["features that are no numbers", encoding((all) => all.map((v) => v.fill(NaN))), described],
  [
    "features against the first of the batch",
    encoding((all) =>
      all.map((v) => v.map((x, i) => x - (all.length > 1 ? (all[0]?.[i] ?? 0) : 0))),
    ),
    alone,
  ],
  ["no rewards", changed(() => ({ rewards: {} })), described],
  ["keeps a reference to each picture", decoding((image) => image.retain()), owned],
  [
    "consumes the latents it decodes",
    changed((lease) => ({
      decoder: {
        decode: async (views) => {
          const image = await lease.decoder.decode(views);
          for (const { tensor } of views) tensor.release();
          return image;
        },
      },
    })),
    owned,
  ],
  [
    "takes freed pictures",
    changed((lease) => ({
      rewards: Object.fromEntries(
        Object.entries(lease.rewards).map(([role, { score }]) => [
          role,
          { score: (views, prompt) => score(views, prompt).catch(() => views.map(() => 0)) },
        ]),
      ),
    })),
    "refuses a freed tensor, whatever it is given to",
  ],
  [
    "takes pictures of another lease",
    changed((lease) => ({
      decoder: {
        decode: (views) =>
          lease.decoder.decode(views).catch((cause) => {
            if (String(cause).includes("another lease")) return views[0]?.tensor as Tensor;
            throw cause;
          }),
      },
    })),
    "refuses a tensor of another lease",
  ],
  ["a close that frees nothing", changed(() => ({ close: async () => {} })), nothing],
  [
    "a prompt begun after the close",
    changed((lease, toy) => ({
      generator: { ...lease.generator, begin: (prompt) => toy.lease().generator.begin(prompt) },
    })),
    nothing,
  ],
])("portLaws catch models that are wrong: %s", async (_, models, name) =>
  expect(await brokenOf(portLaws({ models, runs: 60 }))).toContain(name),
);

/** A fake whose pictures at smaller sides are changed. */
const decodingSmall = (change: (image: Tensor, call: number) => Tensor): (() => Models) => {
  const fake = fakeModels();
  let call = 0;
  return () => ({
    ...fake,
    lease: () => {
      const lease = fake.lease();
      const decode: Lease["decoder"]["decode"] = async (views, side) => {
        const image = await lease.decoder.decode(views, side);
        return side === undefined ? image : change(image, call++);
      };
      return { ...lease, decoder: { decode } };
    },
  });
};
it.each<[string, (image: Tensor, call: number) => Tensor, string]>([
  ["another size", (image) => Object.create(image, { shape: { value: [1, 3, 1, 1] } }), size],
  ["pixels outside 0…1", (image) => reading(image, last), size],
  [
    "pixels by the number of the call",
    (image, call) => reading(image, (own) => own.map((x) => x / (1 + call))),
    "decodes a latent alike alone and beside others, in any order, at every side it has",
  ],
])("portLaws catch smaller sides that are wrong: %s", async (_, change, name) =>
  expect(await brokenOf(portLaws({ models: decodingSmall(change), forces: false }))).toEqual([
    name,
  ]),
);

it("portLaws say what was expected, of which paths", async () => {
  const models = stepping((request) => ({ ...request, noise: request.noise.slice().reverse() }));
  const complaint = await complaintOf(portLaws({ models, runs: 60 }));
  expect(complaint).toMatch(/Counterexample: \[\[[\d,]+\],\d+\]/);
  expect(complaint).toMatch(/actual - expected/);
});
