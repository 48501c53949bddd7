import { of } from "rxjs";
import { expect, it } from "vitest";
import { oneUse } from "../../../../src/testing/streams/oneUse.ts";
import { only } from "../../../../src/testing/streams/only.ts";

it("oneUse refuses a second consumer", async () => {
  const source = oneUse(of(1));
  expect(await only(source)).toBe(1);
  await expect(only(source)).rejects.toThrow("consumed twice");
});
