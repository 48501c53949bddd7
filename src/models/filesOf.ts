import type { Assembled } from "./assemble.ts";
import type { Bundle } from "./Bundle.ts";
import type { ModelFile } from "./bundleFiles.ts";
import { canDraw } from "./canDraw.ts";

/** An ONNX file and the folder that it lies in. */
export interface LocatedFile extends ModelFile {
  readonly folder: string;
}

/**
 * The ONNX files that a search may run, by the name of the session, for example `score/alignment`.
 * The judge's is not among them; of a bundle without weights there are only those of bound roles.
 */
export function filesOf({
  drawing: { folder, bundle },
  encoders,
  rewards,
}: Assembled): Readonly<Record<string, LocatedFile>> {
  const seers = [
    ...Object.entries(encoders).map(([name, seer]) => [`encode/${name}`, seer] as const),
    ...Object.entries(rewards).map(([name, seer]) => [`score/${name}`, seer] as const),
  ];
  const own = canDraw(bundle) ? Object.entries(drawingFiles(bundle.roles)) : [];
  return Object.fromEntries([
    ...own.map(([name, file]) => [name, { ...file, folder }]),
    ...seers.flatMap(([name, { file, source }]) =>
      file === undefined ? [] : [[name, { ...file, folder: source.folder }]],
    ),
  ]);
}

const drawingFiles = ({
  generator: { text, begin, step },
  decoder,
}: Bundle["roles"]): Readonly<Record<string, ModelFile>> => ({
  ...(text === undefined ? {} : { text }),
  begin,
  step,
  decode: decoder.decode,
  ...Object.fromEntries(
    Object.entries(decoder.smaller ?? {}).map(([side, { decode }]) => [`decode/${side}`, decode]),
  ),
});
