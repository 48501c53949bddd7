/** `wanted` of the items, evenly spread over the list: so every category has its share. */
export function spread<T>(items: readonly T[], wanted: number): readonly T[] {
  const place = (i: number) => Math.floor((i * wanted) / items.length);
  return wanted >= items.length ? items : items.filter((_, i) => place(i) !== place(i + 1));
}
