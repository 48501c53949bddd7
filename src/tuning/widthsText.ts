/** `24 paths, 8 after scale 4, 3 after 7`: widths at the start and after each of the scales. */
export const widthsText = (
  [start = 0, ...after]: readonly number[],
  scales: readonly number[],
): string =>
  [
    `${start} ${start === 1 ? "path" : "paths"}`,
    ...after.map((width, i) => `${width} after ${i === 0 ? "scale " : ""}${scales[i]}`),
  ].join(", ");
