import { lastValueFrom, of } from "rxjs";
import type { Batch } from "../Batch.ts";
import type { AnyOperator, Registry } from "../operator.ts";
import type { Field, Path } from "../Path.ts";
import { firstKey } from "../random/pathKey.ts";
import type { Run } from "../run/Run.ts";
import type { Graph } from "./Graph.ts";
import { type Past, pastOf } from "./pastOf.ts";
import { placeOfTest, type Tested } from "./placeOfTest.ts";
import type { StepTest } from "./StepTest.ts";

/** What a step left of made-up paths. */
export interface Selection {
  /** Places of the survivors among the paths that came in, in order. */
  readonly survivors: readonly number[];
  /** Log-weight of each survivor. */
  readonly logWeights: readonly number[];
}

/**
 * Runs one selecting step of a graph on the made-up paths of a test, without a model: its draws are
 * those of a run of this seed and prompt.
 *
 * @param test one in which `checkTests` finds no problem.
 * @throws RunError where the step fails, for example on a dead batch.
 */
export async function testStep(
  graph: Graph,
  registry: Registry,
  test: StepTest,
): Promise<Selection> {
  const tested = placeOfTest(graph, test) as Tested;
  const { step, id, scale } = tested;
  const past = pastOf(graph, registry, tested, test.given);
  const batch = { run: bareRun(graph, test), scale, paths: pathsOf(test.given, past, scale) };
  const select = (registry[step.op] as AnyOperator)(step.with ?? {}, id);
  const { paths } = await lastValueFrom(select(of(batch as Batch<Field>)));
  return {
    survivors: paths.map(({ lineage }) => lineage[0] as number),
    logWeights: paths.map(({ logWeight }) => logWeight),
  };
}

function bareRun(graph: Graph, { prompt = "", seed = 0, n = 1, sides }: StepTest): Run {
  const refuse = () => Promise.reject(new Error("a test of a step has no models"));
  return {
    ...{ prompt, seed, n, generate: refuse, decode: refuse, encode: refuse, score: refuse },
    sides: sides ?? Array.from({ length: graph.scales }, () => 1),
    emit: () => {},
  };
}

/** Paths with the numbers that a test gives, and none of the rows of tensors. */
function pathsOf(given: StepTest["given"], past: Past, scale: number) {
  const { scores, history, features, families, logWeights, weighed, lambda = 0 } = given;
  const { length } = scores ?? history ?? features ?? logWeights ?? weighed ?? [];
  const reward = "given";
  return Array.from({ length }, (_, place): Partial<Path<Field>> => {
    const score = scores?.[place];
    const earlier = history?.[place] ?? [];
    const scales = past.scored.slice(past.scored.length - earlier.length);
    const added = weighed?.[place] ?? [];
    const unsaid = past.weighed.length - added.length;
    return {
      key: firstKey(place),
      lineage: [place],
      logWeight: logWeights?.[place] ?? 0,
      weighed: past.weighed.map((at, i) => ({
        ...{ scale: at, lambda },
        logPotential: added[i - unsaid] ?? 0,
      })),
      history: [
        ...earlier.map((own, i) => ({ scale: scales[i] as number, reward, score: own })),
        ...(score === undefined ? [] : [{ scale, reward, score }]),
      ],
      ...(score === undefined ? {} : { score }),
      ...(families === undefined ? {} : { family: families[place] as number }),
      ...(features === undefined
        ? {}
        : { features: Float32Array.from(features[place] as readonly number[]) }),
    };
  });
}
