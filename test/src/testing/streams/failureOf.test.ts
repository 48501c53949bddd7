import { of, throwError } from "rxjs";
import { expect, it } from "vitest";
import { failureOf } from "../../../../src/testing/streams/failureOf.ts";

it("failureOf sees what a stream fails with, and that it does not", async () => {
  expect(await failureOf(throwError(() => "broken"))).toBe("broken");
  await expect(failureOf(of(1))).rejects.toThrow("expected an error");
});
