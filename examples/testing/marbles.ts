import assert from "node:assert/strict";
import { bareBatch, type Law, recorded, specOfScores } from "varflow/testing";
import { tournament } from "../own-operator.ts";

const batchOf = (...scores: number[]) => bareBatch(specOfScores(scores), ["score"]).batch;
const batches = { a: batchOf(1, 2), b: batchOf(3) };
const step = tournament({ to: 1, among: 9 });

export const laws: readonly Law[] = [
  {
    name: "a tournament answers each batch with one, and passes the failure on",
    check: async () => {
      const seen = await recorded((marbles) => marbles("a-b-#", batches).pipe(step));
      assert.equal(seen.picture, "a-b-#");
      assert.deepEqual(
        seen.values[0]?.paths.map(({ score }) => score),
        [2],
      );
    },
  },
  {
    name: "a tournament leaves its source when it is left",
    check: async () => {
      const left = await recorded((marbles) => marbles("a-b|", batches).pipe(step), "-!");
      assert.deepEqual([left.picture, left.sources], ["a", ["^!"]]);
    },
  },
];
