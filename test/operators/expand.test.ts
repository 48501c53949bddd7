import fc from "fast-check";
import { of } from "rxjs";
import { describe, expect, it } from "vitest";
import { expand } from "../../operators/expand.ts";
import { generate } from "../../operators/generate.ts";
import { copyKey } from "../../src/random/pathKey.ts";
import { batchSpecs } from "../../src/testing/arbitraries/batchSpecs.ts";
import { fakeRun } from "../../src/testing/fakes/fakeRun.ts";
import { heldBatch } from "../../src/testing/fakes/heldBatch.ts";
import { operatorLaws } from "../../src/testing/laws/operatorLaws.ts";
import { only } from "../../src/testing/streams/only.ts";

const children = fc.integer({ min: 1, max: 4 });
const params = fc.record(
  { children, guidance: fc.double({ min: -2, max: 9, noNaN: true }) },
  { requiredKeys: ["children"] },
);

describe("expand", () => {
  for (const { name, check } of operatorLaws({
    operator: expand,
    params,
    breaks: { models: { fail: { port: "step", call: 0 } } },
  }))
    it(name, check);

  it("draws every child by its key, from its parent's state: the first one what generate draws", () =>
    fc.assert(
      fc.asyncProperty(batchSpecs({ maxPaths: 5 }), children, async (spec, count) => {
        const drawn = async (step: ReturnType<typeof generate>) => {
          const fake = await fakeRun(spec);
          const held = heldBatch(fake, spec, ["cache", "latent"]);
          const { paths, scale } = await only(of(held).pipe(step));
          const latents = await Promise.all(
            paths.map(async ({ latent: { tensor, row } }) => (await tensor.read(row)).join()),
          );
          return { paths, latents, scale, events: fake.events, calls: fake.models.calls };
        };
        const alone = await drawn(generate({}, "grow"));
        const grown = await drawn(expand({ children: count }, "grow") as never);
        expect(grown.scale).toBe(spec.scale + 1);
        expect(grown.latents.filter((_, i) => i % count === 0)).toEqual(alone.latents);
        expect(new Set(grown.latents).size).toBe(count * spec.paths.length);
        expect(grown.paths.map((path) => (path as { family?: number }).family)).toEqual(
          spec.paths.flatMap((_, i) => Array(count).fill(i)),
        );
        expect(grown.paths.map(({ key }) => key)).toEqual(
          spec.paths.flatMap(({ key }) =>
            Array.from({ length: count }, (_, i) =>
              i === 0 ? key : copyKey(key, spec.scale + 1, "grow", i),
            ),
          ),
        );
        expect(grown.paths.map(({ logWeight }) => logWeight)).toEqual(
          spec.paths.flatMap(({ logWeight }) => Array(count).fill(logWeight)),
        );
        expect(grown.events.map(({ type }) => type)).toEqual(["selected", "generated"]);
        const step = grown.calls.find(({ port }) => port === "step");
        const before = alone.calls.find(({ port }) => port === "step");
        expect(step?.distinct).toBe(before?.distinct);
      }),
      { numRuns: 25 },
    ));
});
