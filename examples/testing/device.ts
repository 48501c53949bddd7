import { of } from "rxjs";
import { fakeRun, heldBatch, type Law, oneUse, only, specOfScores } from "varflow/testing";
import { tournament } from "../own-operator.ts";

export const laws: readonly Law[] = [
  {
    name: "a tournament leaks nothing, and frees nothing twice",
    check: async () => {
      const fake = await fakeRun();
      const batch = heldBatch(fake, specOfScores([3, 1, 2]), ["latent", "image", "score"]);
      const once = oneUse(of(batch)); // fails where it is consumed twice
      const after = await only(once.pipe(tournament({ to: 2, among: 2 })));
      fake.giveBack(after); // throws where a tensor is left, or was given back too often
    },
  },
];
