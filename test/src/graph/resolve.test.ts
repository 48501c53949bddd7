import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { operators } from "../../../operators/index.ts";
import { check } from "../../../src/graph/check.ts";
import { parse } from "../../../src/graph/parse.ts";
import { resolve } from "../../../src/graph/resolve.ts";

type Files = Readonly<Record<string, string>>;

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/graphs/${name}.yaml`, import.meta.url), "utf8");
const thin = fixture("thin");
const resolved = (files: Files, file = "mine.yaml") =>
  resolve(files[file] ?? "", file, (name) =>
    Object.hasOwn(files, name) ? files[name] : undefined,
  );
/** The graph of mine.yaml, where it extends thin.yaml as the text says. */
const graphOf = (text: string, base = thin) => {
  const found = resolved({
    "mine.yaml": `name: mine\nextends: ./thin.yaml\n${text}`,
    "thin.yaml": base,
  });
  if (found._tag === "Left") throw new Error(JSON.stringify(found.left));
  return found.right.graph;
};
const names = (text: string) =>
  graphOf(text)
    .steps.map(({ op, id = op }) => id)
    .join(" ");
/** Every problem of mine.yaml as `varflow check` says it, the checker's too. */
const said = (files: Files) => {
  const found = resolved(files);
  const problems =
    found._tag === "Left"
      ? found.left
      : ((checked) =>
          checked._tag === "Left"
            ? checked.left.map((problem) => found.right.locate(problem))
            : [])(check(found.right.graph, operators));
  return problems.map(
    ({ file, line, column, path, message, hint }) =>
      `${file}:${line}:${column} ${path.join(".")}: ${message}${hint ? ` | ${hint}` : ""}`,
  );
};
/** The same for a file that extends thin.yaml: its text begins at line 3. */
const wrong = (text: string, base = thin) =>
  said({ "mine.yaml": `name: mine\nextends: ./thin.yaml\n${text}`, "thin.yaml": base });
const thinSteps = "steps: generate, decode, score, thin-1, best";
const below = "expected a file in the folder of this one, or below it, such as ./tts-var.yaml";
const stray = "name that file, for example extends: ./tts-var.yaml; else steps run as they stand";

describe("resolve", () => {
  it("reads a file that extends nothing as parse does", () => {
    for (const text of [thin, "name: 3", "", "a: [", "name: a\nwithout: [b]"]) {
      const [one, other] = [resolved({ "mine.yaml": text }), parse(text, "mine.yaml")];
      expect(one._tag).toBe(other._tag);
      if (one._tag === "Left") expect(one).toEqual(other);
      else expect(other).toMatchObject({ right: { graph: one.right.graph } });
    }
  });
  it("gives the other file's graph under a new name, without a trace of it", () => {
    const parsed = parse(thin, "thin.yaml");
    const base = parsed._tag === "Right" ? parsed.right.graph : undefined;
    expect(graphOf("")).toEqual({ ...base, name: "mine" });
    expect(graphOf("steps: []\nwithout: []")).toEqual({ ...base, name: "mine" });
  });
  it("changes, adds and removes what stands at the head", () => {
    expect(graphOf("paths: 2\nabout: null\nsource: me\nn: 1")).toEqual({
      name: "mine",
      scales: 3,
      paths: 2,
      source: "me",
      n: 1,
      steps: graphOf("").steps,
    });
  });
  it("changes a step key by key", () => {
    const step = (change: string) => graphOf(`steps:\n  - ${change}`).steps;
    const resampling = { to: 2, lambda: 10, potential: "value", scheme: "multinomial" };
    const changed = (...expected: readonly unknown[]) =>
      graphOf("").steps.map(({ op }, i) => expect.objectContaining(i === 3 ? expected[0] : { op }));
    expect(step("{ id: thin-1, with: { potential: max } }")).toEqual(
      changed({ op: "resample", at: [1], with: { ...resampling, potential: "max" } }),
    );
    expect(step("{ id: thin-1, with: { lambda: null }, at: [0, 1] }")[3]).toEqual({
      op: "resample",
      id: "thin-1",
      at: [0, 1],
      with: { to: 2, potential: "value", scheme: "multinomial" },
    });
    expect(step("{ op: decode, at: null }")[1]).toEqual({ op: "decode" });
    expect(step("{ id: decode, at: [2] }")[1]).toEqual({ op: "decode", id: "decode", at: [2] });
    expect(step("{ op: score, from: [decode] }")[2]).toMatchObject({
      from: ["decode"],
      at: [1, 2],
    });
    expect(
      graphOf(
        "steps: [{ op: score, from: [a] }]",
        thin.replace("op: score,", "op: score, from: [b, c],"),
      ).steps[2]?.from,
    ).toEqual(["a"]);
  });
  it("takes no parameters over where the operator changes", () => {
    expect(graphOf("steps: [{ id: thin-1, op: draw, with: { lambda: 1 } }]").steps[3]).toEqual({
      op: "draw",
      id: "thin-1",
      at: [1],
      with: { lambda: 1 },
    });
    expect(graphOf("steps: [{ id: thin-1, op: best }]").steps[3]).toEqual({
      op: "best",
      id: "thin-1",
      at: [1],
    });
  });
  it("places steps", () => {
    expect(names("steps: [{ op: x }]")).toBe("generate decode score thin-1 best x");
    expect(names("steps: [{ op: x, before: decode }]")).toBe("generate x decode score thin-1 best");
    expect(names("steps: [{ op: x, id: y, after: decode }, { op: z, after: y }]")).toBe(
      "generate decode y z score thin-1 best",
    );
    expect(names("steps: [{ op: best, before: thin-1 }]")).toBe(
      "generate decode score best thin-1",
    );
    expect(names("without: [score, best]")).toBe("generate decode thin-1");
    expect(names("without: [score]\nsteps: [{ op: score, after: generate }]")).toBe(
      "generate score decode thin-1 best",
    );
  });
  it("leaves out all of a step: what is added under its name is new", () =>
    expect(graphOf("without: [thin-1]\nsteps: [{ op: draw, id: thin-1 }]").steps.at(-1)).toEqual({
      op: "draw",
      id: "thin-1",
    }));
  it("reads the fixture", () => {
    const files = { "mine.yaml": fixture("thin-diverse"), "thin.yaml": thin };
    expect(said(files)).toEqual([]);
    const found = resolved(files);
    expect(found._tag === "Right" && found.right.graph).toMatchObject({
      name: "thin-diverse",
      about: "Thins by reward once.",
      paths: 8,
      steps: [
        { op: "generate" },
        { op: "decode" },
        { op: "extract" },
        { op: "cluster" },
        { op: "score" },
        { id: "thin-1", with: { to: 2, potential: "max" } },
        { op: "best" },
      ],
    });
  });
  it("follows a chain down into folders", () => {
    const files = {
      "a/mine.yaml": "name: mine\nextends: b/middle.yaml\npaths: 3",
      "a/b/middle.yaml": "name: middle\nextends: ./thin.yaml\npaths: 2\nwithout: [best]",
      "a/b/thin.yaml": thin,
    };
    const found = resolved(files, "a/mine.yaml");
    expect(found._tag === "Right" && found.right.graph).toEqual({
      ...graphOf("without: [best]"),
      paths: 3,
    });
  });
});

describe("resolve refuses", () => {
  it.each([
    ["../thin.yaml", `"../thin.yaml": ${below}`],
    ["/etc/thin.yaml", `"/etc/thin.yaml": ${below}`],
    ["https://example.org/thin.yaml", `"https://example.org/thin.yaml": ${below}`],
    ["[thin.yaml]", `["thin.yaml"]: ${below}`],
    ["null", `null: ${below}`],
    ["./thn.yaml", 'no file "thn.yaml" | a path from the folder of this file'],
    ["./mine.yaml", "goes in a circle: mine.yaml extends mine.yaml"],
  ])("extends: %s", (base, message) =>
    expect(said({ "mine.yaml": `name: mine\nextends: ${base}`, "thin.yaml": thin })).toEqual([
      `mine.yaml:2:1 extends: ${message}`,
    ]),
  );

  it("a circle, and tells the way", () =>
    expect(
      said({
        "mine.yaml": "name: a\nextends: ./b.yaml",
        "b.yaml": "name: b\nextends: ./c.yaml",
        "c.yaml": "name: c\n\nextends: b.yaml",
      }),
    ).toEqual([
      "c.yaml:3:1 extends: goes in a circle: mine.yaml extends b.yaml extends c.yaml extends b.yaml",
    ]));

  it.each<readonly [text: string, ...problems: readonly string[]]>([
    ["without: [scor]", '3:11 without.0: no step "scor" | did you mean "score"?'],
    ["without: [zzzzzzz]", `3:11 without.0: no step "zzzzzzz" | ${thinSteps}`],
    ["without: [best, best]", '3:17 without.1: "best" stands twice'],
    ["without: best", '3:1 without: "best": expected a list of step ids'],
    ["withuot: [best]", '3:1 withuot: unknown key "withuot" | did you mean "without"?'],
    [
      "source: null",
      '3:1 source: there is no "source" to remove | keys there: name, about, scales, paths, steps',
    ],
    ["scales: null", "3:1 scales: missing; expected an integer ≥ 1"],
    ["paths: null", "3:1 paths: missing; expected an integer ≥ 1"],
    ["scales: 0\nn: 2", "3:1 scales: 0: expected an integer ≥ 1", "4:1 n: 2: expected 1"],
    ["name: null", "3:1 : Map keys must be unique"],
    ["steps: null", "3:1 steps: null: expected a list of steps"],
    [
      "steps: [{ op: x, before: scor }]",
      '3:18 steps.0.before: no step "scor" | did you mean "score"?',
    ],
    ["steps: [{ op: x, after: y }, { op: y }]", `3:18 steps.0.after: no step "y" | ${thinSteps}`],
    ["steps: [{ op: x, after: x }]", '3:18 steps.0.after: "x" cannot stand after itself'],
    [
      "steps: [{ op: best, before: best }]",
      '3:21 steps.0.before: "best" cannot stand before itself',
    ],
    [
      "without: [score]\nsteps: [{ op: x, after: score }]",
      '4:18 steps.0.after: no step "score" | steps: generate, decode, thin-1, best',
    ],
    [
      "steps: [{ op: x, before: best, after: score }]",
      "3:32 steps.0.after: before and after: one place is enough",
    ],
    [
      "steps: [{ id: thin1, with: { to: 1 } }]",
      '3:11 steps.0.id: no step "thin1"; a new step needs an op | did you mean "thin-1"?',
    ],
    [
      "steps: [{ with: { to: 1 } }]",
      `3:9 steps.0: neither id nor op: the step is not named | ${thinSteps}`,
    ],
    ["steps: [{ op: best }, { id: best, at: [1] }]", '3:23 steps.1: steps[0] is "best" already'],
    ["steps: [{ op: x }, { op: x }]", '3:20 steps.1: steps[0] is "x" already'],
    [
      "steps: [{ id: thin-1, with: { lamda: null } }]",
      '3:31 steps.0.with.lamda: there is no "lamda" to remove | keys there: to, lambda, potential, scheme',
    ],
    ["steps: [{ op: best, att: [1] }]", '3:21 steps.0.att: unknown key "att" | did you mean "at"?'],
    ["steps: [{ op: null }]", "3:11 steps.0.op: null: expected string"],
    ["steps: [{ op: best, at: [-1] }]", "3:26 steps.0.at.0: -1: expected an integer ≥ 0"],
    // All at once.
    [
      "without: [a]\nsteps:\n  - { id: b }\n  - { op: score, at: null, after: c }\n  - { op: d, before: e }",
      `3:11 without.0: no step "a" | ${thinSteps}`,
      `5:7 steps.0.id: no step "b"; a new step needs an op | ${thinSteps}`,
      `6:28 steps.1.after: no step "c" | ${thinSteps}`,
      `7:14 steps.2.before: no step "e" | ${thinSteps}`,
    ],
  ])("%s", (text, ...problems) =>
    expect(wrong(text).map((problem) => problem.replace(/(unique).*/, "$1"))).toEqual(
      problems.map((problem) => `mine.yaml:${problem}`),
    ),
  );

  it("what changes another file where none is extended", () => {
    const text = thin
      .replace("paths: 4", "paths: 4\nwithout: [best]")
      .replace("op: best,", "op: best, after: score,")
      .replace("op: decode,", "op: decode, before: score,");
    const expected = [
      `mine.yaml:5:1 without: "without" changes another file | ${stray}`,
      `mine.yaml:8:19 steps.1.before: "before" changes another file | ${stray}`,
      `mine.yaml:11:17 steps.4.after: "after" changes another file | ${stray}`,
    ];
    expect(said({ "mine.yaml": text })).toEqual(expected);
    expect(said({ "mine.yaml": `${thin}\nextend: ./thin.yaml` })).toEqual([
      'mine.yaml:12:1 extend: unknown key "extend" | did you mean "extends"?',
    ]);
    const inBase = wrong("", text).map((problem) => problem.replace("thin.yaml", "mine.yaml"));
    expect(inBase).toEqual(expected);
  });
  it("null for a key where no file is extended", () =>
    expect(said({ "mine.yaml": `${thin}\nn: null` })).toEqual([
      "mine.yaml:12:1 n: null: expected 1",
    ]));
  it("every file that has problems at once, and a missing one too", () =>
    expect(
      said({
        "mine.yaml": "name: 1\nextends: ./b.yaml\nsteps: [{ op: 2 }]",
        "b.yaml": "name: b\nextends: ./c.yaml\npahts: 3",
        "c.yaml": "name: c\nextends: ./d.yaml\nscales: x",
      }),
    ).toEqual([
      "mine.yaml:1:1 name: 1: expected string",
      "mine.yaml:3:11 steps.0.op: 2: expected string",
      'b.yaml:3:1 pahts: unknown key "pahts" | did you mean "paths"?',
      'c.yaml:3:1 scales: "x": expected an integer ≥ 1',
      'c.yaml:2:1 extends: no file "d.yaml" | a path from the folder of this file',
    ]));
  it("changes that do not fit, in every file of a chain", () =>
    expect(
      said({
        "mine.yaml": "name: a\nextends: ./b.yaml\nwithout: [a]",
        "b.yaml": "name: b\nextends: ./thin.yaml\nwithout: [b]",
        "thin.yaml": thin,
      }),
    ).toEqual([
      `b.yaml:3:11 without.0: no step "b" | ${thinSteps}`,
      `mine.yaml:3:11 without.0: no step "a" | ${thinSteps}`,
    ]));
  it("YAML that is broken, in the file where it is", () =>
    expect(wrong("", "name: [")[0]).toMatch(/^thin\.yaml:1:8 : /));
});

describe("what is wrong with a resolved graph is told where it is written", () => {
  it.each<readonly [text: string, ...problems: readonly string[]]>([
    // Only this file writes the key.
    [
      "steps: [{ id: thin-1, with: { lambda: -1 } }]",
      "mine.yaml:3:31 steps.0.with.lambda: -1: expected",
    ],
    [
      "steps: [{ id: thin-1, with: { lamda: 1 } }]",
      'mine.yaml:3:31 steps.0.with.lamda: unknown key "lamda"',
    ],
    ["steps: [{ op: decode, at: [1, 7] }]", "mine.yaml:3:31 steps.0.at.1: no scale 7"],
    ["steps: [{ op: bset, before: best }]", 'mine.yaml:3:11 steps.0.op: no operator "bset"'],
    // A key that is missing: where it was removed.
    ["steps: [{ id: thin-1, with: { to: null } }]", "mine.yaml:3:31 steps.0.with.to: missing"],
    ["paths: 99999", "mine.yaml:3:1 paths: 99999 paths: at most"],
  ])("%s", (text, ...problems) => {
    const found = wrong(text);
    expect(found).toHaveLength(problems.length);
    for (const [i, problem] of problems.entries()) expect(found[i]).toContain(problem);
  });
  it("in the extended file, where only that one writes the key", () => {
    const broken = thin
      .replace("lambda: 10", "lambda: -10")
      .replace("op: decode, at: [1, 2]", "op: decode, at: [1, 9]");
    const places = (text: string) =>
      wrong(text, broken).map((problem) => problem.slice(0, problem.indexOf(": ")));
    expect(places("")).toEqual([
      "thin.yaml:7:27 steps.1.at.1",
      "thin.yaml:9:57 steps.3.with.lambda",
    ]);
    expect(places("steps: [{ op: x, before: generate }, { id: thin-1, with: { to: 1 } }]")).toEqual(
      [
        "mine.yaml:3:11 steps.0.op",
        "thin.yaml:7:27 steps.1.at.1",
        "thin.yaml:9:57 steps.3.with.lambda",
      ],
    );
    expect(
      places("steps: [{ id: thin-1, with: { lambda: -2 } }, { op: decode, at: [8] }]"),
    ).toEqual(["mine.yaml:3:66 steps.1.at.0", "mine.yaml:3:31 steps.0.with.lambda"]);
  });
  it("of what stands nowhere, around it", () => {
    const found = resolved({
      "mine.yaml": "name: a\nextends: ./thin.yaml\npaths: 2",
      "thin.yaml": thin,
    });
    if (found._tag === "Left") throw new Error(JSON.stringify(found.left));
    const place = (...path: (string | number)[]) => {
      const { file, line, column, path: own } = found.right.locate({ path, message: "" });
      return `${file}:${line}:${column} ${own.join(".")}`;
    };
    expect(place()).toBe("mine.yaml:1:1 ");
    expect(place("steps")).toBe("thin.yaml:5:1 steps");
    expect(place("steps", 9, "op")).toBe("thin.yaml:5:1 steps.9.op");
    expect(place("stpes", "paths")).toBe("mine.yaml:1:1 stpes.paths");
    expect(place("steps", 3, "wiht", "op")).toBe("thin.yaml:9:5 steps.3.wiht.op");
    expect(place("steps", 3, "with", "too", "to")).toBe("thin.yaml:9:42 steps.3.with.too.to");
  });
  it("in the newest file of a chain that writes the key", () => {
    const files = (mine: string) => ({
      "mine.yaml": `name: a\nextends: ./b.yaml\n${mine}`,
      "b.yaml": "name: b\nextends: ./thin.yaml\nsteps:\n  - { id: thin-1, with: { lambda: -1 } }",
      "thin.yaml": thin,
    });
    expect(said(files(""))[0]).toMatch(/^b\.yaml:4:27 steps\.0\.with\.lambda: /);
    expect(said(files("steps: [{ id: thin-1, at: [1] }]"))[0]).toMatch(/^b\.yaml:4:27 /);
    expect(said(files("steps: [{ id: thin-1, with: { lambda: 1 } }]"))).toEqual([]);
    expect(said(files("steps: [{ id: thin-1, op: draw }]"))[0]).toMatch(
      /^mine\.yaml:3:9 steps\.0\.with\.lambda: missing/,
    );
  });
});

describe("resolve survives", () => {
  const files = (mine: string, base = thin) => ({
    "mine.yaml": `name: mine\nextends: ./thin.yaml\n${mine}`,
    "thin.yaml": base,
  });
  it("chains without end", () => {
    const chain = (length: number) => ({
      ...Object.fromEntries(
        Array.from({ length }, (_, i) => [`${i}.yaml`, `name: a\nextends: ./${i + 1}.yaml`]),
      ),
      "mine.yaml": "name: a\nextends: ./0.yaml",
      [`${length}.yaml`]: thin,
    });
    expect(said(chain(14))).toEqual([]);
    expect(said(chain(15))).toEqual([
      "14.yaml:2:1 extends: more than 16 files that extend one another",
    ]);
    const endless = resolve("name: a\nextends: ./b", "a", (name) => `name: a\nextends: ./${name}b`);
    expect(endless).toMatchObject({ left: [{ line: 2, column: 1 }] });
  });
  it("bombs and depth in the extended file", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefghijk"
        .split("")
        .map(
          (letter, i) =>
            `${letter}: &${letter} [${Array(9).fill(`*${"abcdefghijk"[i]}`).join(",")}]`,
        ),
    ].join("\n");
    expect(said(files("", bomb))[0]).toMatch(/^thin\.yaml:1:1 : .*alias/i);
    expect(said(files("", `a: ${"[".repeat(5_000)}`))).toEqual([
      "thin.yaml:1:1 : nested more than 100 levels deep",
    ]);
    expect(said(files("", "x".repeat(1_000_001)))).toEqual([
      "thin.yaml:1:1 : longer than 1000000 characters",
    ]);
    const deep = (value: string) =>
      `steps: [{ op: generate, with: { x: ${"{ a: ".repeat(90)}${value}${" }".repeat(90)} } }]`;
    const both = files(deep("1"), `name: thin\nscales: 1\npaths: 1\n${deep("2")}`);
    expect(said(both)[0]).toMatch(/^mine\.yaml:3:33 steps\.0\.with\.x: unknown key/);
    const aliases = (value: string) =>
      `steps: [{ op: generate, with: { a: &a { x: ${value} }, b: &b [*a, *a], c: { d: *b, e: *a } } }]`;
    expect(
      said(files(aliases("1"), `name: thin\nscales: 1\npaths: 1\n${aliases("2")}`))[0],
    ).toMatch(/unknown key/);
  });
  it("keys that every object inherits", () => {
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(said(files(`${key}: { polluted: 1 }`))[0]).toBe(
        `mine.yaml:3:1 ${key}: unknown key "${key}" | known keys: name, extends, scales, paths, steps, about, source, n, rounds, without, tests`,
      );
      expect(said(files(`without: [${key}]`))[0]).toContain(`without.0: no step "${key}"`);
      expect(said(files(`steps: [{ id: ${key} }]`))[0]).toContain(`steps.0.id: no step "${key}"`);
      expect(said(files(`steps: [{ op: score, with: { ${key}: { polluted: 1 } } }]`))[0]).toContain(
        `mine.yaml:3:30 steps.0.with.${key}: unknown key`,
      );
      expect(said(files(`steps: [{ op: score, with: { ${key}: null } }]`))[0]).toContain(
        `there is no "${key}" to remove`,
      );
      expect(said(files(`steps: [{ op: ${key}, after: score }]`))[0]).toContain("no operator");
      expect(names(`steps: [{ op: x, id: ${key}, after: score }, { op: y, after: ${key} }]`)).toBe(
        `generate decode score ${key} y thin-1 best`,
      );
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
  it("more steps and longer names than anyone writes", () => {
    const many = Array.from({ length: 996 }, (_, i) => `  - { op: x, id: x${i} }`).join("\n");
    expect(said(files(`steps:\n${many}`))).toEqual([
      "mine.yaml:3:1 steps: 1001 steps with those of the extended file: at most 1000",
    ]);
    const long = "x".repeat(400_000);
    const named = thin.replace("op: best", `op: best, id: ${long}`);
    expect(said(files(`without: [${long}y]`, named))).toHaveLength(1);
  });
});
