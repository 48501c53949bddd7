import { expect, it } from "vitest";
import { withRewards } from "../../../../src/index.ts";
import { fakeModels } from "../../../../src/testing/fakes/fakeModels.ts";
import { rewardLaws } from "../../../../src/testing/laws/rewardLaws.ts";
import { brokenOf } from "./brokenOf.ts";

// That right ones keep the laws: portLaws.test.ts.
it("catch a reward that hangs on its neighbours", async () => {
  const models = withRewards(fakeModels(), {
    rank: (images) => {
      const first = images.map(({ pixels: [own = 0] }) => own);
      return first.map((own) => first.filter((other) => other > own).length);
    },
  });
  expect(await brokenOf(rewardLaws(() => models, "rank"))).toEqual([
    "gives a picture its score whatever is scored with it",
  ]);
});
it("say which reward is missing", async () => {
  const [law] = rewardLaws(() => fakeModels(), "taste");
  await expect(law?.check()).rejects.toThrow('fake has no reward "taste"');
});
