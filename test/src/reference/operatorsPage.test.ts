import * as t from "io-ts";
import { identity } from "rxjs";
import { expect, it } from "vitest";
import * as codecs from "../../../src/codecs.ts";
import { defineOperator, type OperatorSpec } from "../../../src/operator.ts";
import { operatorsPage } from "../../../src/reference/operatorsPage.ts";
import { wordsPage } from "../../../src/reference/wordsPage.ts";

const plain = { name: "mine", about: "Does it.", needs: [], adds: [], clears: [] } as const;
const mine = <P extends object>(
  spec: Partial<OperatorSpec<P, never, never, never>>,
  params: t.Type<P, unknown>,
) => defineOperator({ ...plain, ...spec, params }, () => identity);
/** The section of one operator, without the page's opening. */
const sectionOf = (operator: Parameters<typeof operatorsPage>[0][string]) => {
  const page = operatorsPage({ mine: operator });
  return page.slice(page.indexOf("## `mine`")).trimEnd().split("\n\n").slice(1);
};

it("says in words what an operator needs, adds, clears and keeps", () => {
  const facts = (spec: object) => sectionOf(mine(spec, codecs.closed()))[1]?.split("\n");
  expect(facts({})).toEqual(["- **Keeps**: Every path."]);
  expect(
    facts({ needs: ["image", "score"], adds: ["features"], clears: ["latent"], advances: true }),
  ).toEqual([
    "- **Needs**: `image`, `score`.",
    "- **Adds**: `features`.",
    "- **Clears**: `latent`.",
    "- **Keeps**: Every path.",
    "- **Moves**: Every path on to the next scale: the first step of each scale.",
  ]);
  const varying = { needs: () => [], keeps: () => 1 };
  expect(facts(varying)).toEqual([
    "- **Needs**: What its parameters ask for.",
    "- **Keeps**: As many paths as its parameters say.",
  ]);
  expect(facts({ ...varying, needsInWords: "It.", keepsInWords: "One." })).toEqual([
    "- **Needs**: It.",
    "- **Keeps**: One.",
  ]);
});
it("lists parameters with what they take, whether they are needed, and their sentence", () => {
  const table = { a: { about: "One." }, b: { about: "Two.", takes: codecs.Share } };
  const params = codecs.closed(
    { to: codecs.described(codecs.PositiveInt, "How many | of them.") },
    {
      when: codecs.described(
        t.union([t.number, codecs.choiceOf(table)], "a number, or a, b"),
        "When.",
      ),
      bare: t.boolean,
    },
  );
  expect(sectionOf(mine({}, params)).at(-1)?.split("\n")).toEqual([
    "| key | takes | needed | meaning |",
    "| --- | --- | --- | --- |",
    "| `to` | an integer ≥ 1 | yes | How many \\| of them. |",
    "| `when` | [a number, or a, b](words.md#when-of-mine) |  | When. |",
    "| `bare` | boolean |  |  |",
  ]);
  expect(wordsPage({ mine: mine({}, params) })).toContain("## `when` of `mine`\n");
});
it("says where there are no parameters, a rule across them, or none that it knows", () => {
  expect(sectionOf(mine({}, codecs.closed()))).toEqual([
    "Does it.",
    "- **Keeps**: Every path.",
    "No parameters.",
  ]);
  const ruled = codecs.refusing(codecs.closed({ a: t.string }), "a is right.", () => null);
  expect(sectionOf(mine({}, ruled)).slice(2, 3)).toEqual(["a is right."]);
  expect(sectionOf(mine({}, t.type({ a: t.string }, "a mapping with a"))).at(-1)).toBe(
    "Takes a mapping with a.",
  );
});
it("has a section for each operator, in the order of the registry", () => {
  const one = mine({}, codecs.closed());
  const page = operatorsPage({ b: one, a: one });
  expect([...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title)).toEqual([
    "Operators",
    "`b`",
    "`a`",
  ]);
  expect(page.endsWith("No parameters.\n")).toBe(true);
});
