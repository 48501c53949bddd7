import * as E from "fp-ts/lib/Either.js";
import * as t from "io-ts";
import { bounded, matching } from "../codecs.ts";
import type { Located } from "../graph/locator.ts";
import { problemsOf } from "../graph/Problem.ts";
import { locatedJson } from "./locatedJson.ts";

/** What an evaluator of T2I-CompBench says of one picture. */
export interface VqaAnswer {
  /** Running number of the picture over the whole run, from 0. */
  readonly picture: number;
  readonly value: number;
}

/** Some evaluators write numbers as texts. */
const Answers = t.array(
  t.type({
    question_id: t.union(
      [bounded({ type: "integer", minimum: 0 }), matching(/^\d+$/, "digits")],
      "a picture's number, from 0",
    ),
    answer: t.union(
      [bounded({}), matching(/^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i, "a number")],
      "a number",
    ),
  }),
);

/**
 * Reads a `vqa_result.json` of T2I-CompBench; the answers by their pictures' numbers, however the
 * file orders them.
 *
 * On the left every problem, with its place; a picture that is answered twice is one.
 *
 * @see Karine-Huang/T2I-CompBench `BLIPvqa_eval/BLIP_vqa.py`, `UniDet_eval/`, `MLLM_eval/`.
 */
export function parseVqaResults(
  text: string,
  file: string,
): E.Either<readonly Located[], readonly VqaAnswer[]> {
  const json = locatedJson(text, file);
  if (E.isLeft(json)) return json;
  const { value, locate } = json.right;
  const decoded = Answers.decode(value);
  if (E.isLeft(decoded)) return E.left(problemsOf(decoded).map(locate));
  const answers = decoded.right.map(({ question_id, answer }) => ({
    picture: Number(question_id),
    value: Number(answer),
  }));
  const numbers = answers.map(({ picture }) => picture);
  const first = new Map([...numbers.entries()].reverse().map(([i, number]) => [number, i]));
  const problems = [...numbers.entries()]
    .filter(([i, number]) => first.get(number) !== i)
    .map(([i, number]) => ({ path: [i], message: `picture ${number} is answered above already` }));
  return problems.length > 0
    ? E.left(problems.map(locate))
    : E.right(answers.sort((a, b) => a.picture - b.picture));
}
