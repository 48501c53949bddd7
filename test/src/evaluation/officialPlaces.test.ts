import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { layouts } from "../../../src/evaluation/layouts.ts";
import { officialPlaces } from "../../../src/evaluation/officialPlaces.ts";
import { picturePlaces } from "../../../src/evaluation/picturePlaces.ts";
import { placeKey } from "../../../src/evaluation/placesOf.ts";
import { evaluations, settingsOf } from "../../arbitraries/evaluations.ts";
import { answersOn, verdictsOn } from "../../arbitraries/officials.ts";

const asked = fc.record({ prompt: fc.string(), tag: fc.constantFrom("colors", null) });

describe("officialPlaces", () => {
  it("finds the places whose pictures the layouts named so, in any order of the file", () =>
    fc.assert(
      fc.property(evaluations(asked), (settings) => {
        const [run] = settings.runs;
        if (run === undefined) throw new Error("no run");
        const verdicts = verdictsOn(settings, (promptAt, sample) => (promptAt + sample) % 2 === 0);
        const answers = answersOn(settings, "bvqa", (picture) => picture);
        const shuffled = { ...verdicts, verdicts: [...verdicts.verdicts].reverse() };
        const judged = officialPlaces(shuffled, run, settings);
        const scored = officialPlaces(answers, run, settings);
        if (E.isLeft(judged) || E.isLeft(scored)) throw new Error("does not fit");
        const own = picturePlaces({ ...settings, runs: [run] });
        expect(judged.right.values.size).toBe(own.length);
        for (const place of own) {
          const { promptAt, sampleAt } = place;
          expect(judged.right.values.get(placeKey(place))).toMatchObject({
            value: Number((promptAt + sampleAt) % 2 === 0),
            reason: `${promptAt} ${sampleAt}`,
          });
          const name = layouts.t2i.picture({ ...place, prompt: "a" });
          expect(scored.right.values.get(placeKey(place))?.value).toBe(
            Number(/_(\d+)\.png$/.exec(name)?.[1]),
          );
        }
      }),
    ));

  const run = { graph: "raw", n: 1 };
  const settings = settingsOf({
    runs: [run],
    prompts: [
      { prompt: "a cow", tag: "colors" },
      { prompt: "a pig", tag: "colors" },
    ],
    seeds: [7, 5],
  });
  const verdicts = verdictsOn(settings, () => true).verdicts;
  const [first, ...others] = verdicts;
  const answers = answersOn(settings, "bvqa", () => 1).answers;
  it.each([
    [others, 'it says nothing of sample 0 of "a cow"; expected 2 prompts × 2 samples'],
    [[...verdicts, { ...first, prompt: "an ox" }], 'the evaluation has no prompt "an ox"'],
    [[...verdicts, { ...first, sample: 2 }], "no sample 2: it has 2 a prompt, from 0"],
    [[...verdicts, { ...first, folder: 9 }], "it speaks of one picture twice"],
  ])("refuses verdicts that do not fit", (those, why) =>
    expect(
      officialPlaces({ benchmark: "geneval", verdicts: those as typeof verdicts }, run, settings),
    ).toEqual(E.left(expect.stringContaining(why))),
  );
  it.each([
    [answers.slice(0, 3), 'it says nothing of sample 1 of "a pig"'],
    [[...answers, { picture: 4, value: 1 }], "no picture 4: it has 2 prompts × 2 samples, from 0"],
  ])("refuses answers that do not fit", (those, why) =>
    expect(
      officialPlaces({ benchmark: "t2i", metric: "bvqa", answers: those }, run, settings),
    ).toEqual(E.left(expect.stringContaining(why))),
  );
});
