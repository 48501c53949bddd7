import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fixedText } from "../../cli/fixedText.ts";

const fixed = (text: string, numbers: readonly number[]) =>
  fixedText(text, [{ path: ["a", "list"], numbers }]);

describe("fixedText", () => {
  it.each([
    ["a: { list: [ 1,2 ] } # why\n", [1, 3], "a: { list: [ 1,3 ] } # why\n"],
    ["a: { list: [1, 2] }\n", [1], "a: { list: [1] }\n"],
    ["a: { list: [1, 2] }\n", [0, 2, 4, 5], "a: { list: [0, 2, 4, 5] }\n"],
    ["a: { list: [] }\n", [0.5], "a: { list: [0.5] }\n"],
    ['{"a": {"list": [1, 2]}, "b": 1}', [7, 8, 9], '{"a": {"list": [7, 8, 9]}, "b": 1}'],
    [
      "a:\n  list: # all\n    - 1 # one\n    # two\n    - 2 # too\n\n  other: 0x10\n",
      [1, 3],
      "a:\n  list: # all\n    - 1 # one\n    # two\n    - 3 # too\n\n  other: 0x10\n",
    ],
    ["a:\n  list:\n  - 1 # one\n# end", [2, 3], "a:\n  list:\n  - 2 # one\n  - 3\n# end"],
    ["a:\n  list:\n    - 1 # one\n    - 2\nb: 1", [5], "a:\n  list:\n    - 5 # one\nb: 1"],
    ["a:\n  list:\n    - 1", [1, 2], "a:\n  list:\n    - 1\n    - 2"],
    [
      "a:\r\n  list:\r\n    - 1\r\nb: 1\r\n",
      [3, 4],
      "a:\r\n  list:\r\n    - 3\r\n    - 4\r\nb: 1\r\n",
    ],
    [
      "a:\n  list: [\n    1, # one\n    2, # two\n  ]\n",
      [1, 4],
      "a:\n  list: [\n    1, # one\n    4, # two\n  ]\n",
    ],
  ])("of %j to %j", (text, numbers, wanted) => {
    expect(fixed(text, numbers)).toBe(wanted);
    expect(parse(wanted).a.list).toEqual(numbers);
  });

  it("changes several lists at once, and only them", () => {
    const text = "x: [1] # one\ny:\n  - 2\nz: [3]\n";
    const fixes = [
      { path: ["x"], numbers: [10, 11] },
      { path: ["y"], numbers: [20, 21] },
    ];
    expect(fixedText(text, fixes)).toBe("x: [10, 11] # one\ny:\n  - 20\n  - 21\nz: [3]\n");
  });

  it("refuses a list that stands elsewhere", () => {
    expect(() => fixed("b: &b [1]\na: { list: *b }\n", [2])).toThrow("a.list is an alias");
    expect(() => fixed("a: { other: 1 }\n", [2])).toThrow("a.list is no list");
  });

  it("reads as what was asked for, whatever the layout", () => {
    const number = fc.oneof(
      fc.nat(9),
      fc.double({ noNaN: true, min: -9, max: 9 }).map((x) => x + 0),
    );
    const numbers = fc.array(number, { minLength: 1 });
    const layout = fc.record({ flow: fc.boolean(), indent: fc.nat(3), comments: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(number),
        numbers,
        layout,
        (before, after, { flow, indent, comments }) => {
          const comment = comments ? " # why" : "";
          const lines = before.map((own) => `${" ".repeat(2 + indent)}- ${own}${comment}\n`);
          const list =
            flow || before.length === 0
              ? ` [${before.join(", ")}]${comment}\n`
              : `\n${lines.join("")}`;
          const text = `top: 1\na:\n  list:${list}  next: [1]${comment}\nend: 1`;
          const found = fixed(text, after);
          expect(parse(found)).toEqual({ top: 1, a: { list: after, next: [1] }, end: 1 });
          expect(fixed(found, after)).toBe(found);
        },
      ),
    );
  });
});
