import { InvalidArgumentError } from "commander";

/** Reads an integer option and says its range where the text is no such number. */
export const integer =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`It must be an integer in ${least}…${most}.`);
    return value;
  };
