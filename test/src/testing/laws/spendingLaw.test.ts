import fc from "fast-check";
import { concatMap } from "rxjs";
import { expect, it } from "vitest";
import { type Batch, codecs, defineOperator, type Spending } from "../../../../src/index.ts";
import { operatorLaws } from "../../../../src/testing/laws/operatorLaws.ts";
import { brokenOf } from "./brokenOf.ts";

/** An operator that scores every picture and keeps it to itself, and what it says of that. */
const laws = (spends?: (params: object, width: number) => Spending, role = "alignment") =>
  operatorLaws({
    operator: defineOperator(
      {
        ...{ name: "mine", about: "For tests.", params: codecs.closed({}) },
        ...{ needs: ["image"], adds: [], clears: [] },
        roles: () => [{ kind: "reward", name: role }],
        ...(spends === undefined ? {} : { spends }),
      },
      () =>
        concatMap(async (batch: Batch<"image">) => {
          const images = batch.paths.map(({ image }) => image);
          await batch.run.score("alignment", images);
          return batch as never;
        }) as never,
    ),
    params: fc.constant({}),
    breaks: "never",
  });
const law = "spends what it declares, on roles that it declares";

it("spendingLaw holds of an operator that says what it spends", async () =>
  expect(await brokenOf(laws((_, width) => ({ score: { alignment: width } })))).toEqual([]));
it.each<[string, Parameters<typeof laws>]>([
  ["says nothing", []],
  ["says one picture", [() => ({ score: { alignment: 1 } })]],
  ["names another reward", [(_, width) => ({ score: { aesthetic: width } })]],
  ["names another kind", [(_, width) => ({ extract: { alignment: width } })]],
  ["has no such role", [(_, width) => ({ score: { alignment: width } }), "aesthetic"]],
])("spendingLaw catches one that %s", async (_, args) =>
  expect(await brokenOf(laws(...args))).toEqual([law]),
);
