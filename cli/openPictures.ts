import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Finished,
  type Layout,
  type LayoutName,
  layouts,
  type PicturePlace,
  picturePlaces,
  placeKey,
  type RowPlace,
  type Settings,
  sidecarOf,
} from "../src/evaluation/index.ts";
import { nearest } from "../src/index.ts";
import { UsageError } from "./UsageError.ts";
import { writeSafely } from "./writeSafely.ts";

/** Where the pictures of an evaluation go. */
export interface Pictures {
  /** Whether the picture of a place and its sidecar are there already. */
  readonly has: (place: RowPlace) => boolean;
  /** Writes a picture, its sidecar first: so a picture that is there has one. */
  readonly write: (finished: Finished & { readonly png: Uint8Array }) => Promise<void>;
}

/** The word of a layout, or what was meant. */
export function layoutNamed(word: string): LayoutName {
  if (Object.hasOwn(layouts, word)) return word as LayoutName;
  const known = Object.keys(layouts);
  const near = nearest(word, known);
  throw new UsageError(
    `no layout "${word}"`,
    near ? `did you mean "${near}"?` : `one of: ${known.join(", ")}`,
  );
}

/**
 * Opens a folder of pictures in a layout and writes what its evaluator reads beside them.
 *
 * @throws UsageError, before anything is written, for a prompt that the layout cannot hold.
 */
export async function openPictures(
  folder: string,
  name: LayoutName,
  settings: Settings,
): Promise<Pictures> {
  const layout: Layout = layouts[name];
  assertLaid(name, layout, settings);
  const places = new Map(picturePlaces(settings).map((place) => [placeKey(place), place]));
  const pathsOf = (row: RowPlace) => {
    const place = places.get(placeKey(row)) as PicturePlace;
    return {
      picture: join(folder, layout.picture(place)),
      sidecar: join(folder, layout.sidecar(place)),
    };
  };
  for (const { file, text } of layout.metadata(settings))
    await writeSafely(join(folder, file), text);
  return {
    has: (row) => {
      const { picture, sidecar } = pathsOf(row);
      return existsSync(picture) && existsSync(sidecar);
    },
    write: async (finished) => {
      const { picture, sidecar } = pathsOf(finished.row);
      await writeSafely(sidecar, `${JSON.stringify(sidecarOf(finished, settings))}\n`);
      await writeSafely(picture, finished.png);
    },
  };
}

function assertLaid(name: LayoutName, layout: Layout, { prompts }: Settings): void {
  const refused = prompts.flatMap((asked) => {
    const why = layout.refuses(asked);
    return why === null ? [] : [`"${asked.prompt}": ${why}`];
  });
  if (refused.length === 0) return;
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more prompts)` : "";
  throw new UsageError(
    `layout ${name} cannot hold ${refused[0]}${more}`,
    "--layout plain holds any prompt",
  );
}
