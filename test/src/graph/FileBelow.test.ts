import { posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { beside, FileBelow } from "../../../src/graph/FileBelow.ts";

it("FileBelow takes files of the same folder or below", () => {
  for (const path of [
    "a.yaml",
    "./a.yaml",
    "sub/a.yaml",
    "./a/b/c",
    "..a",
    "a..",
    ".hidden",
    "é b",
  ])
    expect(FileBelow.is(path), path).toBe(true);
});
it("FileBelow takes no folder above, no absolute path, no address, nothing odd", () => {
  for (const path of [
    "",
    ".",
    "./",
    "..",
    "../a.yaml",
    "a/../b.yaml",
    "./../a",
    "a/..",
    "a/./b",
    "a//b",
    "a/",
    "/a.yaml",
    "//host/a",
    "\\a",
    "..\\a",
    "C:a",
    "C:/a.yaml",
    "https://example.org/a.yaml",
    "file:a.yaml",
    ".. /a",
    "... /a",
    "a\0.yaml",
    "a\n",
    "a".repeat(1001),
    3,
    null,
    ["a"],
  ])
    expect(FileBelow.is(path), String(path)).toBe(false);
});
it("what stands beside a file stands below its folder, on every system", () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.array(fc.constantFrom(".", "..", "/", "a", " ", "\\", ":"))),
      (parts) => {
        const path = typeof parts === "string" ? parts : parts.join("");
        fc.pre(FileBelow.is(path));
        for (const { join, relative, isAbsolute } of [posix, win32]) {
          const to = relative(join("x", "y"), join(beside("x/y/mine.yaml", path)));
          expect(isAbsolute(to) || to === "" || /^\.\.([\\/]|$)/.test(to)).toBe(false);
        }
        expect(beside("mine.yaml", path)).toBe(path.replace(/^\.\//, ""));
      },
    ),
    { numRuns: 1_000 },
  ));
it("beside keeps the folder as it was named", () => {
  expect(beside("/a/b.yaml", "./c.yaml")).toBe("/a/c.yaml");
  expect(beside("./b.yaml", "c/d.yaml")).toBe("./c/d.yaml");
  expect(beside("C:\\a\\b.yaml", "c.yaml")).toBe("C:\\a\\c.yaml");
});
