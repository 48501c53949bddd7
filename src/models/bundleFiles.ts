import * as t from "io-ts";
import { closed } from "../codecs.ts";

const Sha256 = t.refinement(t.string, (s) => /^[0-9a-f]{64}$/.test(s), "64 hexadecimal digits");
const FileName = t.refinement(
  t.string,
  (s) => /^[\w][\w.-]*$/.test(s) && !s.includes(".."),
  "the name of a file in the bundle's own folder",
);
const Port = closed({
  dtype: t.union([t.literal("float32"), t.literal("int64")], "float32 or int64"),
  /** A number where the side is fixed, a letter where it is not. */
  shape: t.array(t.union([t.number, t.string])),
});

/** Keys of {@link HashedFile}, for codecs with more. */
export const hashed = { file: FileName, sha256: Sha256 };

/** A file of a bundle. */
export const HashedFile = closed(hashed);
export type HashedFile = t.TypeOf<typeof HashedFile>;

/** One ONNX file and what goes in and out of it. */
export const ModelFile = closed(
  { ...hashed, inputs: t.record(t.string, Port), outputs: t.record(t.string, Port) },
  {
    /** Where the weights are too large for the ONNX file. */
    data: HashedFile,
  },
);
export type ModelFile = t.TypeOf<typeof ModelFile>;
