import type { Bundle, ModelFile } from "./Bundle.ts";

/**
 * The ONNX files that a search may run, by the name of the session, for example `score/alignment`.
 * The judge's is not among them.
 */
export function filesOf({ roles }: Bundle): Readonly<Record<string, ModelFile>> {
  const { generator, decoder, encoders, rewards } = roles;
  return {
    begin: generator.begin,
    step: generator.step,
    decode: decoder.decode,
    ...Object.fromEntries(
      Object.entries(decoder.smaller ?? {}).map(([side, { decode }]) => [`decode/${side}`, decode]),
    ),
    ...Object.fromEntries(
      Object.entries(encoders).map(([name, { encode }]) => [`encode/${name}`, encode]),
    ),
    ...Object.fromEntries(
      Object.entries(rewards).map(([name, { score }]) => [`score/${name}`, score]),
    ),
  };
}
