import fc from "fast-check";
import {
  best,
  choose,
  cluster,
  decode,
  draw,
  extract,
  generate,
  join,
  keep,
  predict,
  resample,
  score,
  spread,
} from "../../operators/index.ts";
import { at, from, type Graph, graph } from "../../src/graph/Graph.ts";
import type { StepValue } from "../../src/graph/StepValue.ts";
import { graphs as graphsOf } from "../../src/testing/arbitraries/graphs.ts";
import {
  choosings,
  clusterings,
  drawings,
  extractions,
  fittingResamplings,
  keepings,
  predictions,
  resamplings,
  scorings,
  spreadings,
} from "./params.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0); // no −0

const step: fc.Arbitrary<StepValue> = fc.oneof(
  fc
    .record({ guidance: fc.oneof(finite, fc.array(finite)) }, { requiredKeys: [] })
    .map((p) => generate(p)),
  fc.constant(decode()),
  extractions().map((p) => extract(p)),
  clusterings().map((p) => cluster(p)),
  keepings().map((p) => keep(p)),
  spreadings().map((p) => spread(p)),
  scorings().map((p) => score(p)),
  resamplings().map((p) => resample(p)),
  predictions().map((p) => predict(p)),
  fc
    .double({ min: 0, max: 1e9, noNaN: true })
    .map((x) => resample({ to: 1, lambda: x + 0, potential: "value", scheme: "multinomial" })),
  fc.constant(join()),
  fc.constant(best()),
  choosings().map((p) => choose(p)),
  drawings().map((p) => draw(p)),
);

/** Graphs of every word that can be written down, most of them wrong in some way. */
export const graphs = (): fc.Arbitrary<Graph> => graphsOf(step);

/** What a sound graph does at a scale where it looks at its paths. */
interface Look {
  readonly kind: "thin" | "weigh" | "cluster" | "spread" | "keep" | "branch";
  readonly resampling: Parameters<typeof resample>[0];
  readonly scoring: Parameters<typeof score>[0];
  readonly clustering: Parameters<typeof cluster>[0];
  readonly spreading: Parameters<typeof spread>[0];
  readonly keeping: Parameters<typeof keep>[0];
  readonly extraction: Parameters<typeof extract>[0];
}

const looks = (): fc.Arbitrary<Look> =>
  fc.record({
    kind: fc.constantFrom("thin", "weigh", "cluster", "spread", "keep", "branch"),
    resampling: fittingResamplings(),
    scoring: scorings(),
    clustering: clusterings(),
    spreading: spreadings(),
    keeping: keepings(),
    extraction: extractions(),
  });

/** Fewest and most paths that there may be. */
interface Width {
  readonly least: number;
  readonly most: number;
}
const exactly = (width: number): Width => ({ least: width, most: width });

/** The steps of a look, and the width that they leave. */
function looked(look: Look, scale: number, { least, most }: Width) {
  const { resampling, scoring, clustering, spreading, keeping, extraction } = look;
  const here = (value: StepValue) => at([scale], value, `${value.op}-${scale}`);
  const seen = here(score(scoring));
  const described = here(extract(extraction));
  const fewer = ({ to }: { readonly to: number }) => 1 + (to % Math.max(1, least - 1));
  const clustered = here(cluster({ ...clustering, to: fewer(clustering) }));
  const scattered = here(spread({ ...spreading, to: fewer(spreading) }));
  // A score that nobody reads is a problem.
  const scored = (looks: boolean) => (looks ? [seen] : []);
  const kept = here(keep({ ...keeping, to: fewer(keeping) }));
  if (look.kind === "weigh" && least === most) {
    const never = { ...resampling, to: least, trigger: "never" } as const;
    return { steps: [seen, here(resample(never))], width: exactly(least) };
  }
  if (look.kind === "thin" || look.kind === "weigh" || least < 2)
    return { steps: [seen, here(resample(resampling))], width: exactly(resampling.to) };
  if (look.kind === "cluster")
    return {
      steps: [described, ...scored(clustering.pick === "best"), clustered],
      width: exactly(fewer(clustering)),
    };
  if (look.kind === "spread")
    return {
      steps: [described, ...scored(typeof spreading.by === "object"), scattered],
      width: exactly(fewer(spreading)),
    };
  if (look.kind === "keep") return { steps: [seen, kept], width: exactly(fewer(keeping)) };
  const tip = `score-${scale}`;
  const branches = [from(tip, clustered), from(tip, kept)];
  const joined = from([`cluster-${scale}`, `keep-${scale}`], here(join()));
  const [a, b] = [fewer(clustering), fewer(keeping)];
  return {
    steps: [described, seen, ...branches, joined],
    width: { least: Math.max(a, b), most: a + b },
  };
}

/** Graphs without a problem, of every word: scales generated once and first, one image at the end. */
export const soundGraphs = (scales: number): fc.Arbitrary<Graph> =>
  fc
    .record({
      paths: fc.integer({ min: 1, max: 6 }),
      places: fc.uniqueArray(fc.nat(scales - 1), { maxLength: 3 }),
      // Where there are fewer than places some are shared, as objects in code are.
      looks: fc.array(looks(), { minLength: 1, maxLength: 3 }),
      last: scorings(),
      end: fc.oneof(
        fc.constant(best()),
        fc.constant(choose({ images: 1, by: "score" })),
        drawings().map((p) => draw(p)),
      ),
    })
    .map(({ paths, places, looks: all, last, end }) => {
      let width = exactly(paths);
      const steps: StepValue[] = [];
      for (const [i, scale] of [...places].sort((a, b) => a - b).entries()) {
        const look = looked(all[i % all.length] as Look, scale, width);
        steps.push(...look.steps);
        width = look.width;
      }
      return graph({ name: "sound", scales, paths }, [
        generate(),
        at(
          [...new Set([...places, scales - 1])].sort((a, b) => a - b),
          decode(),
        ),
        ...steps,
        at([scales - 1], score(last), "last"),
        at([scales - 1], end),
      ]);
    });
