import * as fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { describe, expect, it } from "vitest";
import { openLine, sealedLine } from "../../../src/evaluation/sealedLine.ts";
import { resultRows } from "../../arbitraries/resultRows.ts";

describe("a sealed line", () => {
  it("is one line, and gives the row back to the byte", () =>
    fc.assert(
      fc.property(resultRows, (row) => {
        const line = sealedLine(row);
        expect(line).not.toMatch(/[\r\n]/);
        const opened = openLine(line);
        expect(opened).toEqual(E.right(JSON.parse(JSON.stringify(row))));
        if (E.isRight(opened)) expect(sealedLine(opened.right)).toBe(line);
      }),
    ));
  it("shows every change of one character, and every cut", () =>
    fc.assert(
      fc.property(resultRows, fc.nat(), fc.constantFrom("0", "x", '"'), (row, at, sign) => {
        const line = sealedLine(row);
        const place = at % line.length;
        const other = line.slice(0, place) + sign + line.slice(place + 1);
        fc.pre(other !== line);
        expect(E.isLeft(openLine(other))).toBe(true);
        expect(E.isLeft(openLine(line.slice(0, place)))).toBe(true);
      }),
    ));
  it("says what is wrong with a row of another kind", () => {
    const row = fc.sample(resultRows, 1)[0] as object;
    const line = sealedLine({ ...row, n: 0 } as never);
    expect(openLine(line)).toEqual(E.left(expect.stringContaining("n: 0: expected")));
    expect(openLine("{}")).toEqual(E.left("is no result: expected a checksum and a row"));
  });
});
