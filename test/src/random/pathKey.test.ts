import { describe, expect, it } from "vitest";
import { copyKey, firstKey } from "../../../src/random/pathKey.ts";

describe("firstKey", () => {
  it("never changes: computed with Python's hashlib and struct", () => {
    expect(firstKey(0)).toBe("06ddefad9d231fd17c1176226427efb1");
    expect(firstKey(7)).toBe("41e0ba6318b92ced11b081f5f3865f0c");
  });
  it("refuses what is no index", () => {
    for (const index of [-1, 0.5, NaN, Infinity]) expect(() => firstKey(index)).toThrow(RangeError);
  });
});

describe("copyKey", () => {
  it("never changes: computed with Python's hashlib and struct", () =>
    expect(copyKey(firstKey(0), 6, "resample-6", 1)).toBe("674f73c6a5cad0bb0e257f8fe7906264"));
  it("differs by parent, scale, step and copy", () => {
    const keys = [
      firstKey(0),
      copyKey(firstKey(0), 6, "resample", 1),
      copyKey(firstKey(1), 6, "resample", 1),
      copyKey(firstKey(0), 9, "resample", 1),
      copyKey(firstKey(0), 6, "resample-6", 1),
      copyKey(firstKey(0), 6, "resample", 2),
    ];
    expect(new Set(keys).size).toBe(6);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
  it("refuses copy 0, which keeps its parent's key, and what is no number of a copy", () => {
    for (const copy of [0, -1, 1.5, NaN])
      expect(() => copyKey(firstKey(0), 6, "resample", copy)).toThrow(RangeError);
  });
});
