import { map } from "rxjs";
import { at, codecs, compile, defineOperator, graph, selectPaths, stepDraws } from "varflow";
import { best, decode, generate, score, operators as shipped } from "varflow/operators";

// An operator of one's own is made like those that ship. On the command line the built file is a
// plugin: varflow generate "two stars" --graph mine.yaml --plugin ./own-operator.js

const params = codecs.closed({
  to: codecs.described(codecs.PositiveInt, "Tournaments held, for each unit of n."),
  among: codecs.described(codecs.PositiveInt, "Paths drawn for each; the highest score wins."),
});

/** Keeps the winner of each of `to` · n tournaments; a path may win several. */
export const tournament = defineOperator(
  {
    name: "tournament",
    about: "Keeps the winners of tournaments among a few paths each.",
    params,
    needs: ["score"],
    adds: [],
    clears: [],
    keeps: ({ to }, _, n) => to * n,
    // `varflow check` and `show` say so of every graph that uses it.
    bias: () => "who wins goes by rank, and no log-weight makes up for it",
  },
  ({ to, among }, step) =>
    map((batch) => {
      const { run, paths } = batch;
      const random = stepDraws(batch, step); // keyed by seed, prompt, scale and step: repeatable
      const entrant = () => Math.floor(random() * paths.length);
      const rank = (place: number) => paths[place]?.score ?? Number.NEGATIVE_INFINITY;
      const better = (a: number, b: number) => (rank(b) > rank(a) ? b : a);
      const winner = () => Array.from({ length: among }, entrant).reduce(better);
      const places = Array.from({ length: to * run.n }, winner).sort((a, b) => a - b);
      const kept = places.map((index) => ({ index, logWeight: paths[index]?.logWeight ?? 0 }));
      return selectPaths(batch, kept, { step, op: "tournament" });
    }),
);

/** What a plugin exports: operators, by the names they have in graph files. */
export const operators = { tournament };

/** Six paths, of which tournaments at scale 8 leave three; the best one at the end. */
export const tournaments = graph({ name: "tournaments", scales: 13, paths: 6 }, [
  generate(),
  at([8, 12], decode()),
  at([8, 12], score({ reward: "alignment" })),
  at([8], tournament({ to: 3, among: 2 })),
  at([12], best()),
]);

/** What `draw` takes, or every problem of the graph. */
export const search = compile(tournaments, { ...shipped, ...operators });
