import { expect, it } from "vitest";
import { accountingTable } from "../../bench/accountingTable.ts";
import { shipped } from "../../cli/shipped.ts";
import { operators } from "../../operators/index.ts";
import { describeModel, planOf } from "../../src/index.ts";
import { shippedGraph } from "../fakes/fakeDraw.ts";

const unit = { name: "TFLOP", size: 1e12 };
const cellsOf = async (model: string) => {
  const spec = await describeModel(shipped("models", model));
  const plan = (name: string, n: number) => planOf(shippedGraph(name), operators, spec, n);
  const bestOfN = [plan("best-of-n", 1), plan("best-of-n", 8)] as const;
  const ttsVar = [plan("tts-var", 1), plan("tts-var", 2)] as const;
  const table = (cost = spec.cost) =>
    accountingTable({ cost, bestOfN, ttsVar }, unit)
      .split("\n")
      .slice(2)
      .map((line) => line.split(" | ").slice(1));
  return { spec, table };
};

// Counted by hand from the paper's constants, encoders and rewards left out.
it("accountingTable gives the figures of Infinity-2B", async () => {
  const { table } = await cellsOf("infinity-2b");
  const rows = table();
  expect(rows.slice(0, 4)).toEqual([
    ["115.6", "924.6", "150.4", "300.8", "33 % |"],
    ["125.4", "1003.4", "357.2", "714.4", "71 % |"],
    ["253.5", "2027.6", "701.9", "1403.8", "69 % |"],
    ["125.4", "1003.4", "172.6", "345.2", "34 % |"],
  ]);
  expect(Number(rows[4]?.[2])).toBeGreaterThan(Number(rows[1]?.[2]));
});
it("accountingTable takes the smallest decode, and says where there is none", async () => {
  const { spec, table } = await cellsOf("infinity-2b");
  const [smallest] = Object.values(spec.cost.smallerDecodes);
  const one = table({ ...spec.cost, smallerDecodes: { 16: smallest as number } });
  expect(table()[3]).toEqual(one[3]);
  expect(table({ ...spec.cost, smallerDecodes: {} })[3]).toEqual(["–", "–", "–", "–", "– |"]);
});
