import * as t from "io-ts";
import { identity } from "rxjs";
import { expect, it } from "vitest";
import * as codecs from "../../../src/codecs.ts";
import { defineOperator } from "../../../src/operator.ts";
import { wordsPage } from "../../../src/reference/wordsPage.ts";

const pick = {
  first: { about: "The first.", bias: "it is first" },
  any: { about: "Any.", bias: null },
};
const when = {
  always: { about: "Each time." },
  ess: { about: "Below a share.", takes: codecs.Share },
  both: {
    about: "Takes two.",
    takes: codecs.closed({ to: codecs.described(codecs.Int, "The end.") }, { from: codecs.Int }),
  },
};
const mine = defineOperator(
  {
    ...{ name: "mine", about: "Does it.", needs: [], adds: [], clears: [] },
    params: codecs.closed(
      { pick: codecs.described(codecs.wordOf(pick), "Which one.") },
      {
        count: codecs.Int,
        topWhen: t.array(t.union([codecs.Int, codecs.choiceOf(when)])),
      },
    ),
  },
  () => identity,
);
const page = wordsPage({ mine, other: mine });
const sections = page.split("\n## ").map((section) => section.trimEnd().split("\n"));

it("has a table of words for each parameter that chooses from one, wherever in it that is", () =>
  expect(sections.slice(1).map(([title]) => title)).toEqual([
    "`pick` of `mine`",
    "`topWhen` of `mine`",
    "`pick` of `other`",
    "`topWhen` of `other`",
  ]));
it("gives each word its sentence, and why it makes a graph heuristic", () =>
  expect(sections[1]).toEqual([
    "`pick` of `mine`",
    "",
    "Which one.",
    "",
    "| word | takes | meaning |",
    "| --- | --- | --- |",
    "| `first` |  | The first. *Heuristic*: it is first. |",
    "| `any` |  | Any. |",
  ]));
it("says what a word takes, key by key", () =>
  expect(sections[2]?.slice(1)).toEqual([
    "",
    "| word | takes | meaning |",
    "| --- | --- | --- |",
    "| `always` |  | Each time. |",
    "| `ess` | a number in 0…1 | Below a share. |",
    "| `both` | { to, from? } | Takes two. |",
    "| `both.to` | an integer | The end. |",
    "| `both.from` | an integer |  |",
  ]));
it("knows a parameter's words where it says its parameters, and passes over what does not", () =>
  expect(
    wordsPage({ mine: { ...mine, params: t.type({ pick: codecs.wordOf(pick) }) } as never }),
  ).not.toContain("##"));
