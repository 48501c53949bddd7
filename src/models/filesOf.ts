import type { Bundle, ModelFile } from "./Bundle.ts";

/** Every ONNX file of a bundle, by the name of its session, for example `score/alignment`. */
export function filesOf({ roles }: Bundle): Readonly<Record<string, ModelFile>> {
  const { generator, decoder, encoders, rewards } = roles;
  return {
    begin: generator.begin,
    step: generator.step,
    decode: decoder.decode,
    ...Object.fromEntries(
      Object.entries(encoders).map(([name, { encode }]) => [`encode/${name}`, encode]),
    ),
    ...Object.fromEntries(
      Object.entries(rewards).map(([name, { score }]) => [`score/${name}`, score]),
    ),
  };
}
