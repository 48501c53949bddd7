import * as t from "io-ts";

const isBelow = (path: string): boolean =>
  path.length <= 1000 &&
  !/[\\:\p{Cc}]/u.test(path) &&
  path
    .replace(/^\.\//, "")
    .split("/")
    .every((name) => !/^[. ]*$/.test(name));

/** A file in the folder of the file that names it, or below: no folder above, no address. */
export const FileBelow = t.refinement(
  t.string,
  isBelow,
  "a file in the folder of this one, or below it, such as ./tts-var.yaml",
);

/** The path of a file below, from where the file that names it is called `file`. */
export const beside = (file: string, below: string): string =>
  `${file.replace(/[^\\/]*$/, "")}${below.replace(/^\.\//, "")}`;
