import { matching } from "../codecs.ts";

/** A name that is more than dots and spaces, of no character that means something elsewhere. */
const name = /[. ]*[^. \\:/\p{Cc}][^\\:/\p{Cc}]*/u.source;

/** A file in the folder of the file that names it, or below: no folder above, no address. */
export const FileBelow = matching(
  new RegExp(`^(?![\\s\\S]{1001})(?:\\./)?${name}(?:/${name})*$`, "u"),
  "a file in the folder of this one, or below it, such as ./tts-var.yaml",
);

/** The path of a file below, from where the file that names it is called `file`. */
export const beside = (file: string, below: string): string =>
  `${file.replace(/[^\\/]*$/, "")}${below.replace(/^\.\//, "")}`;
