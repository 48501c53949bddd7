import * as E from "fp-ts/lib/Either.js";
import * as t from "io-ts";
import { matching } from "../codecs.ts";
import type { Located } from "../graph/locator.ts";
import { problemsOf } from "../graph/Problem.ts";
import { locatedJson } from "./locatedJson.ts";

/** What GenEval's evaluator says of one picture. */
export interface GenevalVerdict {
  readonly prompt: string;
  /** Category. */
  readonly tag: string;
  readonly correct: boolean;
  /** Empty where it is correct. */
  readonly reason: string;
  /** Number of the prompt's folder. */
  readonly folder: number;
  /** Number that the picture is named by. */
  readonly sample: number;
}

const form = /(?:^|[\\/])(\d+)[\\/]samples[\\/](\d+)\.(?:png|jpe?g)$/u;

/** A line of the evaluator; it says more, in JSON within JSON, that no table needs. */
const Line = t.type({
  filename: matching(form, "a picture's path that ends in 00000/samples/00000.png"),
  tag: t.string,
  prompt: t.string,
  correct: t.boolean,
  reason: t.string,
});

/**
 * Reads the result file of GenEval's evaluator, a JSON object a line, in any order.
 *
 * On the left every problem, with its place; a picture that is judged twice is one.
 *
 * @see djghosh13/geneval `evaluation/evaluate_images.py`.
 */
export function parseGenevalResults(
  text: string,
  file: string,
): E.Either<readonly Located[], readonly GenevalVerdict[]> {
  const read = text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === "" ? [] : [parseLine(line, file, i + 1)]));
  const placed = read.flatMap((one) => (E.isRight(one) ? [one.right] : []));
  const problems = [...read.flatMap((one) => (E.isLeft(one) ? one.left : [])), ...twice(placed)];
  return problems.length > 0 ? E.left(problems) : E.right(placed.map(({ verdict }) => verdict));
}

interface Placed {
  readonly verdict: GenevalVerdict;
  readonly file: string;
  readonly line: number;
}

function parseLine(text: string, file: string, line: number): E.Either<readonly Located[], Placed> {
  const json = locatedJson(text, file, line);
  if (E.isLeft(json)) return json;
  const decoded = Line.decode(json.right.value);
  if (E.isLeft(decoded)) return E.left(problemsOf(decoded).map(json.right.locate));
  const { filename, tag, prompt, correct, reason } = decoded.right;
  const [, folder, sample] = form.exec(filename) ?? [];
  const verdict = { prompt, tag, correct, reason, folder: Number(folder), sample: Number(sample) };
  return E.right({ verdict, file, line });
}

function twice(placed: readonly Placed[]): readonly Located[] {
  const lines = new Map<string, number>();
  return placed.flatMap(({ verdict: { folder, sample }, file, line }) => {
    const picture = `${folder}/samples/${sample}`;
    const above = lines.get(picture);
    if (above !== undefined)
      return [
        { file, line, column: 1, path: [], message: `judges ${picture} as line ${above} does` },
      ];
    lines.set(picture, line);
    return [];
  });
}
