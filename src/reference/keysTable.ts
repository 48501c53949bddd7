import type { Mixed, Props } from "io-ts";
import type { Described, Shape } from "../codecs.ts";
import { tableOf } from "./tableOf.ts";

/** Keys of a mapping: what each takes, in the words of error messages, and its sentence. */
export function keysTable(
  { required, optional }: Shape,
  type: (codec: Mixed, key: string) => string = ({ name }) => name,
): string {
  const rows = (keys: Props, needed: string) =>
    Object.entries(keys).map(([key, codec]) => [
      `\`${key}\``,
      type(codec, key),
      needed,
      (codec as Partial<Described>).about ?? "",
    ]);
  return tableOf(
    ["key", "takes", "needed", "meaning"],
    [...rows(required, "yes"), ...rows(optional, "")],
  );
}
