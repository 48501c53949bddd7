import { expect, it } from "vitest";
import { rawFlopsOf } from "../../../src/models/rawFlopsOf.ts";
import { fakeSpec } from "../../../src/testing/fakes/fakeSpec.ts";

it("rawFlopsOf adds up one path and one decode", () =>
  expect(rawFlopsOf(fakeSpec([1, 2]).cost)).toBe(7 + 1000 + 4001 + 11));
