import * as fc from "fast-check";
import { expect, it } from "vitest";
import { picturePlaces } from "../../../src/evaluation/picturePlaces.ts";
import { placesOf } from "../../../src/evaluation/placesOf.ts";
import { evaluations } from "../../arbitraries/evaluations.ts";

const asked = fc.record({ prompt: fc.string(), tag: fc.constant(null) });

it("are the places of the rows, in their order, each saying where its prompt and seed stand", () =>
  fc.assert(
    fc.property(evaluations(asked), (settings) => {
      const places = picturePlaces(settings);
      expect(places.map(({ graph, n, prompt, seed }) => ({ graph, n, prompt, seed }))).toEqual(
        placesOf(settings),
      );
      for (const { prompt, promptAt, seed, sampleAt, samples } of places) {
        expect(settings.prompts[promptAt]?.prompt).toBe(prompt);
        expect(settings.seeds[sampleAt]).toBe(seed);
        expect(samples).toBe(settings.seeds.length);
      }
    }),
  ));
