import { posix } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Layout, type LayoutName, layouts } from "../../../src/evaluation/layouts.ts";
import { picturePlaces } from "../../../src/evaluation/picturePlaces.ts";
import type { Asked } from "../../../src/evaluation/Settings.ts";
import { evaluations, settingsOf } from "../../arbitraries/evaluations.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[a-z., _/\\]{0,12}$/),
  fc.constantFrom("A cat.", "..", "a.png", "a_b", "11:44.", "é".repeat(120)),
);
const asked: fc.Arbitrary<Asked> = fc.record({
  prompt: text,
  tag: fc.constantFrom("colors", null),
  include: fc.constant([{ class: "cow", count: 1 }]),
});
const names = Object.keys(layouts) as LayoutName[];
const accepted = (layout: Layout) =>
  evaluations(asked.filter((one) => layout.refuses(one) === null));

describe.each(names)("layout %s", (name) => {
  const layout: Layout = layouts[name];
  it("has a file of its own for every picture, sidecar and metadata, in the strategy's folder", () =>
    fc.assert(
      fc.property(accepted(layout), (settings) => {
        const places = picturePlaces(settings);
        const files = [
          ...places.map(layout.picture),
          ...places.map(layout.sidecar),
          ...layout.metadata(settings).map(({ file }) => file),
        ];
        expect(new Set(files).size).toBe(files.length);
        const folders = new Set(files.map((file) => file.split("/")[0]));
        expect(folders.size).toBe(settings.runs.length);
        for (const file of files) {
          expect(posix.normalize(file)).toBe(file);
          expect(file.startsWith("/") || file.startsWith("../")).toBe(false);
          for (const part of file.split("/")) {
            expect(part).not.toMatch(/^\.{0,2}$/);
            expect(part).not.toMatch(/[\\\0]/);
          }
        }
        for (const place of places) expect(layout.picture(place)).toMatch(/\.png$/);
      }),
    ));
});

/** The files of one strategy below its own folder. */
const below = (files: readonly string[]) => files.map((file) => file.split("/").slice(1));

describe("GenEval's evaluator", () => {
  const { picture, sidecar, metadata } = layouts.geneval;
  it("finds every picture and nothing else, with its prompt and sample", () =>
    fc.assert(
      fc.property(accepted(layouts.geneval), (settings) => {
        const one = { ...settings, runs: settings.runs.slice(0, 1) };
        const places = picturePlaces(one);
        const files = below([...places.map(sidecar), ...places.map(picture)]);
        const described = new Map(
          metadata(one).map(({ file, text }) => [file.split("/")[1], JSON.parse(text).prompt]),
        );
        const found = files.flatMap(([folder = "", samples, image = ""]) =>
          /^\d+$/.test(folder) && samples === "samples" && /^\d+\.png/.test(image)
            ? [{ prompt: described.get(folder), sample: Number.parseInt(image, 10) }]
            : [],
        );
        expect(found).toEqual(places.map(({ prompt, sampleAt }) => ({ prompt, sample: sampleAt })));
      }),
    ));
  it("is told what to look for: a prompt without it is refused", () => {
    expect(layouts.geneval.refuses({ prompt: "a cow", tag: "colors" })).toContain("what it should");
    expect(layouts.geneval.refuses({ prompt: "a cow", tag: null, include: [] })).toContain("categ");
  });
  it("has names of five digits", () => {
    const settings = settingsOf({
      runs: [{ graph: "raw", n: 1 }],
      prompts: [{ prompt: "a cow", tag: "colors", include: [] }],
      seeds: [7, 5],
    });
    expect(picturePlaces(settings).map(picture)).toEqual([
      "raw-n1/00000/samples/00000.png",
      "raw-n1/00000/samples/00001.png",
    ]);
    expect(metadata(settings).map(({ file }) => file)).toEqual(["raw-n1/00000/metadata.jsonl"]);
  });
});

describe("T2I-CompBench's evaluators", () => {
  const { picture, sidecar, refuses } = layouts.t2i;
  it("find prompt and a counter from 0 without gaps, each by its own rule, and PNG files alone", () =>
    fc.assert(
      fc.property(accepted(layouts.t2i), (settings) => {
        const one = { ...settings, runs: settings.runs.slice(0, 1) };
        const places = picturePlaces(one);
        for (const file of places.map(sidecar)) expect(file.split("/")[1]).not.toBe("samples");
        for (const [i, place] of places.entries()) {
          const [samples, name = ""] = below([picture(place)])[0] as string[];
          expect(samples).toBe("samples");
          expect(name.split("_")[0]).toBe(place.prompt);
          expect(Number(name.split("_").at(-1)?.split(".")[0])).toBe(i);
          expect(Number(name.split(".png")[0]?.split("_")[1])).toBe(i);
          expect(Number(name.split(".png")[0]?.split("_").at(-1))).toBe(i);
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
        }
      }),
    ));
  it("keep a full stop", () => {
    const settings = settingsOf({
      runs: [{ graph: "tts-var", n: 2 }],
      prompts: [
        { prompt: "a cow", tag: null },
        { prompt: "A cat.", tag: null },
      ],
      seeds: [4, 2],
    });
    expect(picturePlaces(settings).map(picture).slice(1, 3)).toEqual([
      "tts-var-n2/samples/a cow_000001.png",
      "tts-var-n2/samples/A cat._000002.png",
    ]);
    expect(picturePlaces(settings).map(sidecar)[2]).toBe("tts-var-n2/sidecars/000002.json");
  });
  it.each([
    ["a_b", 'it holds "_"'],
    ["a/b", 'it holds "/"'],
    ["a\\b", 'it holds "\\\\"'],
    ["a\nb", 'it holds "\\n"'],
    ["a.pngb", 'it holds ".png"'],
    ["é".repeat(120), "it has 240 bytes, 239 at most fit"],
  ])("refuse %j", (prompt, why) => expect(refuses({ prompt, tag: null })).toContain(why));
  it("take the longest name that fits", () =>
    expect(refuses({ prompt: "a".repeat(239), tag: null })).toBeNull());
});

it("plain names count prompts from 1 and say the seed", () => {
  const settings = settingsOf({
    runs: [{ graph: "tts-var", n: 2 }],
    prompts: [{ prompt: "a/b", tag: null }],
    seeds: [42],
  });
  const [place] = picturePlaces(settings);
  if (place === undefined) throw new Error("no place");
  expect(layouts.plain.picture(place)).toBe("tts-var-n2/0001-42.png");
  expect(layouts.plain.sidecar(place)).toBe("tts-var-n2/0001-42.json");
});
