import { expect, it } from "vitest";
import { philoxBlock } from "../../../src/random/philoxBlock.ts";

it("philoxBlock writes four words and no more", () => {
  const out = new Uint32Array(6).fill(7);
  philoxBlock(out, 0, 0, 0, 0, 0, 0);
  expect([...out]).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8, 7, 7]);
});
