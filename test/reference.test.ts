import { readFileSync, writeFileSync } from "node:fs";
import type { Mixed } from "io-ts";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { shipped } from "../cli/shipped.ts";
import { operators } from "../operators/index.ts";
import { check } from "../src/graph/check.ts";
import { checkTests } from "../src/graph/checkTests.ts";
import { GraphChange, GraphFile, StepChange, StepFile } from "../src/graph/GraphFile.ts";
import { resolve } from "../src/graph/resolve.ts";
import { Expected, Given, StepTest } from "../src/graph/StepTest.ts";
import { testStep } from "../src/graph/testStep.ts";
import { unmet } from "../src/graph/unmet.ts";
import { keysTable } from "../src/reference/keysTable.ts";
import { operatorsPage } from "../src/reference/operatorsPage.ts";
import { wordsPage } from "../src/reference/wordsPage.ts";
import { graphSchema } from "../src/schema/graphSchema.ts";
import { judging } from "./laws/schemaLaws.ts";

const page = (name: string) => shipped("docs", "reference", name);
const textOf = (name: string) => readFileSync(page(name), "utf8");
const origin = "<!-- UPDATE_DOCS=1 npx vitest run test/reference.test.ts writes this page. -->";
/** A mapping has a table of its own. */
const shortly = ({ name }: Mixed) => (name.startsWith("{") ? "a mapping" : name);
const tables: Readonly<Record<string, string>> = {
  "a file": keysTable(GraphFile),
  "a step": keysTable(StepFile),
  "a file that extends another": keysTable(GraphChange),
  "a step there": keysTable(StepChange),
  "a test": keysTable(StepTest, shortly),
  "what is given": keysTable(Given),
  "what is expected": keysTable(Expected),
};
const withTables = (text: string) =>
  text.replace(
    /(<!-- keys of (.+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => `${start}\n${tables[name]}\n\n${end}`,
  );
const generated: Readonly<Record<string, () => string>> = {
  "operators.md": () => `${origin}\n\n${operatorsPage(operators)}`,
  "words.md": () => `${origin}\n\n${wordsPage(operators)}`,
  "graph-file.md": () => withTables(textOf("graph-file.md")),
};
const names = Object.keys(generated);

describe("docs/reference", () => {
  it.each(names)("%s says what the code says", (name) => {
    const now = (generated[name] as () => string)();
    if (process.env.UPDATE_DOCS === "1") writeFileSync(page(name), now);
    expect(textOf(name)).toBe(now);
  });
  it("has a table for each kind of key", () => {
    const found = [...textOf("graph-file.md").matchAll(/<!-- keys of (.+) -->/g)];
    expect(found.map(([, name]) => name)).toEqual(Object.keys(tables));
  });
  it("shows graph files without a problem, whose tests are met", async () => {
    const blocks = textOf("graph-file.md").matchAll(
      /<!-- (\S+\.yaml) -->\n```yaml\n([\s\S]*?)```/g,
    );
    const files = new Map([...blocks].map(([, file = "", text = ""]) => [file, text]));
    expect([...files.keys()]).toEqual(["thin.yaml", "thinner.yaml", "tested.yaml"]);
    const judge = judging(graphSchema(operators));
    for (const [file, text] of files) {
      const found = resolve(text, file, (other) => files.get(other));
      const graph = found._tag === "Right" ? found.right.graph : found.left;
      expect(found._tag === "Right" ? check(found.right.graph, operators) : found).toEqual({
        _tag: "Right",
        right: graph,
      });
      expect(judge(parseYaml(text))).toEqual([]);
      if (found._tag === "Left") continue;
      const { tests } = found.right;
      expect(checkTests(found.right.graph, operators, tests)).toEqual([]);
      for (const test of tests)
        expect(unmet(test, await testStep(found.right.graph, operators, test))).toEqual([]);
      expect(tests.length > 0).toBe(file === "tested.yaml");
    }
  });
  it("explains every word that the schema knows, and every operator", () => {
    const words = [...JSON.stringify(graphSchema(operators)).matchAll(/"const":"([^"]+)"/g)];
    expect(words.length).toBeGreaterThan(30);
    const said = textOf("words.md") + textOf("operators.md");
    for (const [, word] of words) expect(said).toMatch(new RegExp(`(\\| |## )\`${word}\``));
  });
  it("says of no operator only that its parameters decide", () =>
    expect(textOf("operators.md")).not.toMatch(/its parameters (ask|say)|\| {2}\|$/m));
  it("links to places that are there", () => {
    const anchors = (name: string) =>
      [...textOf(name).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
        title.toLowerCase().replaceAll("`", "").replaceAll(" ", "-"),
      );
    const links = names.flatMap((name) => [...textOf(name).matchAll(/\]\(([\w.-]+)#([^)]+)\)/g)]);
    expect(links.length).toBeGreaterThan(8);
    for (const [, file = "", anchor] of links) expect(anchors(file)).toContain(anchor);
  });
});
