import type { RowView, Tensor } from "../Tensor.ts";

interface State {
  readonly cache: RowView;
  readonly latent: RowView;
}

/** Distinct prefixes, in order of first use, and the prefix of each path. */
export interface Shared {
  readonly prefixes: readonly State[];
  readonly fan: readonly number[];
}

/**
 * Finds paths whose prefixes are the same rows: all paths before the first sampling, and copies
 * before they diverge. They are computed once.
 */
export function sharePrefixes(paths: readonly State[]): Shared {
  const tensors = new Map<Tensor, number>();
  const nameOf = ({ tensor, row }: RowView) => {
    const id = tensors.get(tensor) ?? tensors.size;
    tensors.set(tensor, id);
    return `${id}:${row}`;
  };
  const places = new Map<string, number>();
  const prefixes: State[] = [];
  const fan = paths.map(({ cache, latent }) => {
    const name = `${nameOf(cache)} ${nameOf(latent)}`;
    const place = places.get(name) ?? prefixes.push({ cache, latent }) - 1;
    places.set(name, place);
    return place;
  });
  return { prefixes, fan };
}
