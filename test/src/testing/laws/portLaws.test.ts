import { afterAll, beforeAll, describe, it } from "vitest";
import { shipped } from "../../../../cli/shipped.ts";
import { type Models, openModels } from "../../../../src/index.ts";
import { fakeModels } from "../../../../src/testing/fakes/fakeModels.ts";
import { portLaws } from "../../../../src/testing/laws/portLaws.ts";
import { rewardLaws } from "../../../../src/testing/laws/rewardLaws.ts";
import { toyModels } from "../../../../src/testing/toyModels.ts";

describe.each([{}, { batch: 1 }, { batch: 3, order: 5, workers: 2 }])("the fake, %o", (options) => {
  // Its numbers hang on all noise alike: none forces a bit.
  for (const { name, check } of portLaws({ models: () => fakeModels(options), forces: false }))
    it(name, check);
  for (const { name, check } of rewardLaws(() => fakeModels(options), "aesthetic")) it(name, check);
});

describe.each([{}, { scales: 1 }, { scales: 3, batch: 2 }])("the toy, %o", (options) => {
  for (const { name, check } of portLaws({ models: () => toyModels(options) })) it(name, check);
  for (const { name, check } of rewardLaws(() => toyModels(options), "alignment")) it(name, check);
});

describe("the shipped bundle", () => {
  let models: Models;
  beforeAll(async () => {
    models = await openModels(shipped("models", "shapes-64"), { workers: 2, batch: 5 });
  });
  afterAll(() => models.close());

  for (const { name, check } of portLaws({ models: () => models })) it(name, check);
  for (const role of ["alignment", "aesthetic"])
    for (const { name, check } of rewardLaws(() => models, role)) it(`${role} ${name}`, check);
});
