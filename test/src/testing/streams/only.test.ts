import { of, throwError } from "rxjs";
import { expect, it } from "vitest";
import { only } from "../../../../src/testing/streams/only.ts";

it("only sees none, several and a failure", async () => {
  expect(await only(of(1))).toBe(1);
  await expect(only(of(1, 2))).rejects.toThrow("saw 2");
  await expect(only(of())).rejects.toThrow("saw 0");
  await expect(only(throwError(() => new Error("broken")))).rejects.toThrow("broken");
});
