import { describe, expect, it } from "vitest";
import { toyLogits } from "../../../src/testing/toyLogits.ts";

const { conditional, unconditional } = toyLogits("two stars", 13);

describe("toyLogits", () => {
  it("has a pair after every prefix, none beyond its range, and none like another", () => {
    expect([conditional.length, unconditional.length]).toEqual([2 ** 13, 2 ** 13]);
    expect(conditional.every((x) => Math.abs(x) < 1)).toBe(true);
    expect(unconditional.every((x) => Math.abs(x) < 0.6)).toBe(true);
    expect(new Set(conditional).size).toBeGreaterThan(8000);
    const differ = conditional.filter((x, i) => Math.abs(x - (unconditional[i] ?? 0)) > 0.1);
    expect(differ.length).toBeGreaterThan(6500);
  });
  it("is shared by toys of fewer scales", () => {
    const few = toyLogits("two stars", 3);
    expect(few.conditional).toEqual(conditional.slice(0, 8));
    expect(few.unconditional).toEqual(unconditional.slice(0, 8));
  });
  it("hangs on the prompt a little, and only where it is conditional", () => {
    const other = toyLogits("a ring", 13);
    expect(other.unconditional).toEqual(unconditional);
    const apart = other.conditional.map((x, i) => Math.abs(x - (conditional[i] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(0.4);
    expect(apart.filter((x) => x > 0.05).length).toBeGreaterThan(4096);
  });
});
