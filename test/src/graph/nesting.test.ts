import fc from "fast-check";
import { expect, it } from "vitest";
import { nesting } from "../../../src/graph/nesting.ts";
import { graphText, shipped } from "../../fakes/fakeDraw.ts";

it("nesting counts open collections, wherever their lines and comments stand", () => {
  const close = (text: string) =>
    [...text]
      .reverse()
      .map((open) => (open === "[" ? "]" : "}"))
      .join("");
  fc.assert(
    fc.property(fc.array(fc.constantFrom("[", "{"), { maxLength: 40 }), (opens) => {
      const text = opens.join("");
      expect(nesting(`${text}1${close(text)}`)).toBe(opens.length);
      expect(nesting(`${opens.join("# ]}\n")}1`)).toBe(opens.length);
    }),
  );
  expect(nesting("[1, [2], [3, [4]]]")).toBe(3);
  expect(nesting("a: '[[[['\nb: [1]\nc: |\n  [[[[\n")).toBeLessThan(3);
});
it("nesting counts block collections that begin on one line", () => {
  expect(nesting("- - - - 1")).toBe(4);
  expect(nesting("? ? 1\n- 1\n- 1\n- 1")).toBe(2);
  for (const name of shipped) expect(nesting(graphText(name))).toBeLessThan(6);
});
