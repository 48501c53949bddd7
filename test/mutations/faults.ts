/** A fault planted in one place of the code, and the tests that must turn red. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  /** Text that stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files, one of which must fail. */
  readonly tests: readonly string[];
}

const selection = (name: string) => `src/selection/${name}.ts`;
const laws = (name: string) => `test/src/selection/${name}.test.ts`;

/** Faults of the kinds that search codebases really have; each must be caught. */
export const faults: readonly Fault[] = [
  {
    name: "a resampling drops the weight it has spent",
    file: "operators/resample.ts",
    find: "const logWeight = logMeanExp(logWeights);",
    replace: "const logWeight = 0;",
    tests: ["test/operators/resample.test.ts"],
  },
  {
    name: "weights are lost where nothing is resampled",
    file: "operators/resample.ts",
    find: '!fires(p.trigger ?? "always", logWeights)) return batch;',
    replace: '!fires(p.trigger ?? "always", logWeights)) return before;',
    tests: ["test/operators/resample.test.ts"],
  },
  {
    name: "one path too few survives",
    file: "operators/resample.ts",
    find: "const wanted = p.to * run.n;",
    replace: "const wanted = Math.max(1, p.to * run.n - 1);",
    tests: ["test/operators/resample.test.ts"],
  },
  {
    name: "n multiplies no width",
    file: "operators/keep.ts",
    find: "const wanted = to * batch.run.n;",
    replace: "const wanted = to;",
    tests: ["test/operators/keep.test.ts"],
  },
  {
    name: "the correction is made at every scale",
    file: "operators/resample.ts",
    find: "params.correct && isLast",
    replace: "params.correct",
    tests: ["test/operators/resample.test.ts"],
  },
  {
    name: "no correction at the end",
    file: "operators/draw.ts",
    find: 'potentialOf(correct ? "tempered" : "value")',
    replace: 'potentialOf("value")',
    tests: ["test/operators/draw.test.ts"],
  },
  {
    name: "the final draw forgets the log-weights",
    file: "operators/draw.ts",
    find: "const weights = softmax(logWeights) as",
    replace: "const weights = softmax(logPotentials) as",
    tests: ["test/operators/draw.test.ts"],
  },
  {
    name: "logarithms to base 2",
    file: selection("logMeanExp"),
    find: "Math.log(sum / logWeights.length)",
    replace: "Math.log2(sum / logWeights.length)",
    tests: [laws("logMeanExp")],
  },
  {
    name: "the mean over the living alone",
    file: selection("logMeanExp"),
    find: "sum / logWeights.length",
    replace: "sum / alive.length",
    tests: [laws("logMeanExp")],
  },
  {
    name: "dead paths take their share of the weight along",
    file: "src/dropDead.ts",
    find: "Math.log(alive.length / batch.paths.length)",
    replace: "0",
    tests: ["test/src/dropDead.test.ts"],
  },
  {
    name: "softmax without the shift",
    file: selection("softmax"),
    find: "Math.exp(x - largest)",
    replace: "Math.exp(x)",
    tests: [laws("softmax")],
  },
  {
    name: "one NaN erases all scores",
    file: selection("softmax"),
    find: "if (alive.length === 0) return null;",
    replace:
      "if (alive.length < logWeights.length) return logWeights.map(() => 1 / logWeights.length);",
    tests: [laws("softmax")],
  },
  {
    name: "the inverse of the cumulative sum runs past its end",
    file: selection("invert"),
    find: "while (index < last && point >= sum)",
    replace: "while (point >= sum && index < weights.length)",
    tests: [laws("invert"), laws("resamplers")],
  },
  {
    name: "the inverse of the cumulative sum takes a weight of zero",
    file: selection("invert"),
    find: "point >= sum",
    replace: "point > sum",
    tests: [laws("invert"), laws("resamplers")],
  },
  {
    name: "diff starts from the score itself",
    file: selection("potentials"),
    find: "(scores.length > 1 ? (scores.at(-2) as number) : 0)",
    replace: "(scores.at(-2) ?? last(scores))",
    tests: [laws("potentials")],
  },
  {
    name: "max over the dead as well",
    file: selection("potentials"),
    find: "return seen.every(isAlive) ? fold(seen, weighing) : Number.NaN;",
    replace: "return fold(seen.filter(isAlive), weighing);",
    tests: [laws("potentials")],
  },
  {
    name: "tempered forgets what was spent",
    file: selection("potentials"),
    find: "lambda * last(scores) - spent",
    replace: "lambda * last(scores)",
    tests: [laws("potentials")],
  },
  {
    name: "stale history: the scores of a place, not of a path",
    file: "operators/score.ts",
    find: "const { history = [] } = path as",
    replace: "const { history = [] } = paths[0] as",
    tests: ["test/operators/score.test.ts"],
  },
  {
    name: "a copy reuses its parent's noise",
    file: "src/selectPaths.ts",
    find: "copy === 0 ? path.key : copyKey(path.key, batch.scale, by.step, copy)",
    replace: "path.key",
    tests: ["test/src/selectPaths.test.ts", "test/operators/resample.test.ts"],
  },
  {
    name: "copies of two steps share a key",
    file: "src/selectPaths.ts",
    find: "copyKey(path.key, batch.scale, by.step, copy)",
    replace: 'copyKey(path.key, batch.scale, "step", copy)',
    tests: ["test/src/selectPaths.test.ts", "test/operators/resample.test.ts"],
  },
  {
    name: "draws do not hang on the prompt",
    file: "src/run/stepDraws.ts",
    find: 'placeAt("draw", run.seed, run.prompt, scale, step)',
    replace: 'placeAt("draw", run.seed, scale, step)',
    tests: ["test/src/run/stepDraws.test.ts", "test/operators/resample.test.ts"],
  },
  {
    name: "noise does not hang on the scale",
    file: "src/run/drawNoise.ts",
    find: 'placeAt("noise", seed, prompt, key, scale)',
    replace: 'placeAt("noise", seed, prompt, key)',
    tests: ["test/src/run/drawNoise.test.ts"],
  },
  {
    name: "ties go to the higher place",
    file: selection("orders"),
    find: "score(b) - score(a) || a - b",
    replace: "score(b) - score(a) || b - a",
    tests: [laws("orders"), "test/operators/keep.test.ts"],
  },
  {
    name: "best takes the last of equal ones",
    file: "operators/best.ts",
    find: "scores.indexOf(Math.max(...alive))",
    replace: "scores.lastIndexOf(Math.max(...alive))",
    tests: ["test/operators/best.test.ts"],
  },
  {
    name: "the effective sample size of squared weights",
    file: selection("effectiveSampleSize"),
    find: "sum + w * w",
    replace: "sum + w * w * w",
    tests: [laws("effectiveSampleSize")],
  },
  {
    name: "the trigger fires above its bound",
    file: selection("triggers"),
    find: "effectiveSampleSize(logWeights) < share",
    replace: "effectiveSampleSize(logWeights) > share",
    tests: [laws("triggers")],
  },
  {
    name: "adaptive keeps the wrong side",
    file: selection("schedules"),
    find: "if (ess(middle) >= wanted) low = middle;",
    replace: "if (ess(middle) < wanted) low = middle;",
    tests: [laws("schedules")],
  },
  {
    name: "checkpoints see every score",
    file: selection("histories"),
    find: "i === history.length - 1 || scales.has(scale)",
    replace: "i <= history.length - 1 || scales.has(scale)",
    tests: [laws("histories")],
  },
  {
    name: "a stratum carries the weight of one member",
    file: selection("oneOfEach"),
    find: "logMeanExp(",
    replace: "Math.max(...",
    tests: [laws("oneOfEach")],
  },
  {
    name: "a join forgets that a path stands in both branches",
    file: "src/joinPaths.ts",
    find: "!seen.has(path.key) && seen.add(path.key)",
    replace: "seen.add(path.key)",
    tests: ["test/src/joinPaths.test.ts"],
  },
  {
    name: "a fork retains for one branch less",
    file: "src/joinPaths.ts",
    find: "let more = 1; more < consumers; more++",
    replace: "let more = 2; more < consumers; more++",
    tests: ["test/src/joinPaths.test.ts"],
  },
  {
    name: "a medoid is called exact",
    file: selection("picks"),
    find: "bias: null",
    replace: 'bias: "none"',
    tests: ["test/src/graph/label.test.ts", laws("picks")],
  },
  {
    name: "a draw after an uncorrected weighing is called exact",
    file: "src/graph/label.ts",
    find: "return total.lambda === 0 ? own : other(",
    replace: "return total.lambda >= 0 ? own : other(",
    tests: ["test/src/graph/label.test.ts"],
  },
  {
    name: "a path exactly at the gate does not pass",
    file: selection("gateThenRank"),
    find: "own >= from",
    replace: "own > from",
    tests: [laws("gateThenRank")],
  },
  {
    name: "the reward that gates is whichever is named first",
    file: selection("scoringOf"),
    find: ".sort((a, b) => Number(b === gate) - Number(a === gate))",
    replace: "",
    tests: [laws("scoringOf")],
  },
];
