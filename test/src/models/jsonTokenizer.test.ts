import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shipped } from "../../../cli/shipped.ts";
import { jsonTokenizer } from "../../../src/models/jsonTokenizer.ts";

/** A thousand texts and what the reference makes of them, by `export/tokenizer_fixtures.py`. */
interface Cases {
  readonly texts: readonly string[];
  readonly ids: readonly (readonly number[])[];
}

const unpacked = (path: string): string => {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};
const fixture = (name: string): string => shipped("test", "fixtures", "tokenizers", name);
const trained = ["unigram", "wordpiece"].map((name) => ({
  ...{ name: `${name}, trained here`, special: name === "unigram" ? 1 : 2 },
  ...{ json: fixture(`${name}.json.gz`), ids: fixture(`${name}.ids.json.gz`) },
}));
/** `VARFLOW_TOKENIZERS=tokenizer.json:ids.json.gz,…` tries official files too. */
const official = (process.env.VARFLOW_TOKENIZERS ?? "")
  .split(",")
  .filter((pair) => pair !== "")
  .map((pair) => pair.split(":") as [string, string])
  .map(([json, ids]) => ({ name: json, json, ids, special: 1 }));

describe.each([...trained, ...official])("jsonTokenizer with $name", ({ json, ids, special }) => {
  const text = unpacked(json);
  const cases: Cases = JSON.parse(unpacked(ids));

  it("gives the reference's ids for every text", async () => {
    const encode = await jsonTokenizer(text, 100_000);
    expect(cases.texts.length).toBeGreaterThanOrEqual(1000);
    for (const [i, one] of cases.texts.entries()) {
      const found = await encode(one);
      expect(found, JSON.stringify(one)).toEqual({
        ...{ ids: cases.ids[i], tokens: cases.ids[i]?.length },
      });
    }
  });
  it("cuts from the end, keeps the special tokens, and says how many there were", async () => {
    const long = cases.ids.flatMap((one, i) => (one.length > special + 4 ? [i] : []));
    expect(long.length).toBeGreaterThan(100);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...long),
        fc.integer({ min: 3, max: 40 }),
        async (i, most) => {
          const whole = cases.ids[i] ?? [];
          const encode = await jsonTokenizer(text, most);
          const { ids: cut, tokens } = await encode(cases.texts[i] ?? "");
          expect(tokens).toBe(whole.length);
          expect(cut).toEqual(
            whole.length <= most ? whole : [...whole.slice(0, most - 1), whole.at(-1)],
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

it("jsonTokenizer refuses what is no tokenizer.json", async () => {
  for (const text of ["", "{", "{}", "[]", '{"model": {"type": "BPE"}}'])
    await expect(jsonTokenizer(text, 10)).rejects.toThrow();
});

it("the fixtures have every kind of text that breaks tokenizers", () => {
  const { texts }: Cases = JSON.parse(unpacked(fixture("unigram.ids.json.gz")));
  expect(new Set(texts).size).toBe(texts.length);
  for (const kind of ["", " ", "</s>", "\u0301", "\u200d", "一", "🦊", "ﬁ", "Σ", "\u0000", "[SEP]"])
    expect(
      texts.some((one) => one.includes(kind)),
      JSON.stringify(kind),
    ).toBe(true);
  expect(existsSync(fixture("wordpiece.json.gz"))).toBe(true);
});
