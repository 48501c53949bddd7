/** A number with a real minus sign, and none before a zero: `−0.021`, `0.000`. */
export const numberText = (x: number, digits = 3): string =>
  x
    .toFixed(digits)
    .replace(/^-(?=[0.]*$)/, "")
    .replace("-", "−");
