import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf } from "../../../src/models/classOf.ts";

const names = ["tench, Tinca tinca", "crane", "red ring", "crane, whooping bird"];

describe("classOf", () => {
  it("takes every number there is, and no other", () =>
    fc.assert(
      fc.property(fc.nat(20), (number) => {
        const found = classOf(` ${number} `, names);
        if (number < names.length) expect(found).toEqual({ class: number });
        else
          expect(found).toEqual({
            message: `there is no class ${number}`,
            hint: "classes are 0 to 3",
          });
      }),
    ));
  it.each([
    ["tench", 0],
    ["TINCA TINCA", 0],
    ["tench, tinca tinca", 0],
    ["Red ring", 2],
    ["whooping bird", 3],
  ])("takes the name %s in any case, whole or one of its spellings", (prompt, number) =>
    expect(classOf(prompt, names)).toEqual({ class: number }),
  );
  it("asks which of two is meant", () =>
    expect(classOf("crane", names)).toEqual({
      message: '"crane" is the name of the classes 1 and 3',
      hint: "give the number",
    }));
  it("knows what was nearly said, and says what it wants", () => {
    expect(classOf("tensh", names)).toMatchObject({ hint: 'did you mean "tench"?' });
    expect(classOf("ocean liner", names)).toEqual({
      message: 'the model knows no class "ocean liner"',
      hint: "a number from 0 to 3, or a name",
    });
    for (const none of ["", "  "])
      expect(classOf(none, names)).toMatchObject({ message: "the prompt is empty" });
    for (const odd of ["-1", "1.5", "1e1", "NaN", "٣"])
      expect(classOf(odd, names)).toHaveProperty("message");
  });
});
