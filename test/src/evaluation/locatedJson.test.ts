import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { expect, it } from "vitest";
import { locatedJson } from "../../../src/evaluation/locatedJson.ts";

const read = (text: string, first?: number) => {
  const json = locatedJson(text, "f.json", first);
  if (E.isLeft(json)) throw new Error(JSON.stringify(json.left));
  return json.right;
};

it("says what JSON says", () =>
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(read(text).value).toEqual(JSON.parse(text));
    }),
  ));
it("finds every part where it stands, in any layout", () =>
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z:# ]{0,5}$/), { minLength: 1 }),
      fc.constantFrom(undefined, 1, "\t"),
      fc.integer({ min: 1, max: 9 }),
      (words, indent, first) => {
        const text = JSON.stringify({ rows: words.map((word) => ({ word })) }, null, indent);
        const { locate } = read(text, first);
        const keys = [...text.matchAll(/"word":/g)];
        for (const [i, { index }] of keys.entries()) {
          const before = text.slice(0, index).split("\n");
          expect(locate({ path: ["rows", i, "word"], message: "" })).toMatchObject({
            line: first + before.length - 1,
            column: (before.at(-1) ?? "").length + 1,
          });
        }
      },
    ),
  ));
it.each([
  ['{"a": 1,\n  b}', 4, 3],
  ['{"a": [1, 2', 3, 12],
  ["", 3, 1],
  ['[{"a": 1, "b": NaN}, {"a": 1, "b": NaN}]', 3, 16],
  ['{"a": "a" a}', 3, 11],
  ["nothing", 3, 2],
  ["'a'", 3, 1],
])("names the place where %j stops being JSON", (text, line, column) =>
  expect(locatedJson(text, "f.json", 3)).toMatchObject(
    E.left([{ file: "f.json", line, column, message: expect.stringMatching(/^is no JSON: /) }]),
  ),
);
