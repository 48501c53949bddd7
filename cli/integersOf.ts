import { InvalidArgumentError } from "commander";

/** Reads `0,2,5` or `0-3`, or both: `0-3,7`. Each integer in `least`…`most`, in order, once. */
export const integersOf =
  (least: number, most: number) =>
  (text: string): readonly number[] => {
    const all = text.split(",").flatMap((part) => {
      const [, from, to = from] = /^(\d+)(?:-(\d+))?$/u.exec(part.trim()) ?? [];
      const [first, last] = [Number(from), Number(to)];
      if (from === undefined || first < least || last > most || last < first || last - first > 9999)
        throw new InvalidArgumentError(
          `"${part}" is no integer in ${least}…${most}, nor a span of such, as in 0,2 or 0-3.`,
        );
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
    return [...new Set(all)];
  };
