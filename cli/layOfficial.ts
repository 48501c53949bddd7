import * as E from "fp-ts/lib/Either.js";
import {
  type LaidOfficial,
  layOver,
  officialPlaces,
  type Results,
  type Settings,
  type Strategy,
  strategyName,
} from "../src/evaluation/index.ts";
import { nearest } from "../src/index.ts";
import { officialOption } from "./officialOption.ts";
import { readOfficial } from "./readOfficial.ts";
import { UsageError } from "./UsageError.ts";

/**
 * The results with what official evaluators say of their pictures: `--official` of `varflow
 * compare`, each `tts-var@2=FILE` or `tts-var@2:metric=FILE`; FILE may be a folder.
 *
 * @throws UsageError for a strategy that the results have not, a file that cannot be read, and one
 * that does not speak of exactly the strategy's pictures.
 */
export function layOfficial(results: Results, given: readonly string[]): Results {
  const { settings } = results;
  const laid = given.flatMap((one): readonly LaidOfficial[] => {
    const { name, metric, file } = officialOption(one);
    const strategy = strategyNamed(name, settings);
    return readOfficial(file, metric).map((official) => {
      if (official.benchmark === "t2i") assertNew(official.metric, settings);
      const found = officialPlaces(official, strategy, settings);
      if (E.isRight(found)) return found.right;
      throw new UsageError(
        `${file} does not fit ${strategyName(strategy)}: ${found.left}`,
        "evaluate the pictures that varflow evaluate --images wrote for this strategy, all of them",
      );
    });
  });
  assertOnce(laid);
  return laid.length === 0 ? results : layOver(results, laid);
}

/** `tts-var@2`, or `raw` where the graph ran with one n. */
function strategyNamed(name: string, { runs }: Settings): Strategy {
  const own = runs.filter((run) => strategyName(run) === name);
  const [found, ...others] = own.length > 0 ? own : runs.filter(({ graph }) => graph === name);
  if (found !== undefined && others.length === 0) return found;
  const known = runs.map(strategyName);
  const near = found === undefined ? nearest(name, known) : undefined;
  throw new UsageError(
    found === undefined ? `no results of ${name}` : `${name} ran with several n`,
    near ? `did you mean "${near}"?` : `one of: ${known.join(", ")}`,
  );
}

function assertNew(metric: string, { rewards }: Settings): void {
  if ([...rewards, "judge"].includes(metric))
    throw new UsageError(
      `the results have a ${metric} of their own`,
      "call the official one otherwise, as in tts-var@2:bvqa=FILE",
    );
}

function assertOnce(laid: readonly LaidOfficial[]): void {
  const names = laid.map(
    ({ official, strategy }) =>
      `${official.benchmark === "geneval" ? "GenEval" : official.metric} of ${strategyName(strategy)}`,
  );
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new UsageError(`${twice} is given twice`, "one file for each strategy and metric");
}
