const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { pathNot: to },
});
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const npm = (...names) => names.map((name) => `node_modules/${name}/`);

module.exports = {
  forbidden: [
    never("no-cycles", "A cycle has no first line to read.", {}, { circular: true }),
    never(
      "no-orphans",
      "Code that nobody imports is dead.",
      { orphan: true, path: "^(src|operators)/" },
      {},
    ),
    only(
      "selection-is-pure",
      "Selection is maths over numbers: no streams, no tensors, no files.",
      "^src/selection/",
      // codecs: a word says which number it takes
      ["^src/selection/", "^src/(codecs|closed|words)", ...npm("ml-kmeans", "ml-matrix", "io-ts")],
    ),
    only(
      "operators-use-the-public-api",
      "An operator may use what any user may use, and nothing else.",
      "^operators/(?!index)",
      ["^src/index", ...npm("rxjs", "io-ts", "fp-ts")],
    ),
    never(
      "src-knows-no-operator",
      "The engine takes its operators as an argument.",
      { path: "^src/" },
      { path: "^(operators|cli|test|examples|bench)/" },
    ),
    never(
      "operators-know-no-cli",
      "Arrows never turn back.",
      { path: "^operators/" },
      { path: "^(cli|test|examples|bench)/" },
    ),
    never(
      "no-judge-in-a-search",
      "What judges must not be what selects.",
      { path: "^(src/(graph|run|selection|random)/|operators/)" },
      { path: "^src/(evaluation/|models/openJudge)" },
    ),
    never(
      "no-tuning-in-a-search",
      "What chooses among graphs may see the judge: nothing that draws may know it.",
      {
        path: "^(src/(graph|run|models|selection|random|evaluation|testing)/|src/index|operators/)",
      },
      { path: "^src/tuning/" },
    ),
    never(
      "tuning-is-pure",
      "Proposals and decisions are functions of their inputs: no model is opened, nothing is drawn.",
      { path: "^src/tuning/" },
      { path: "^src/(models/(onnx/|open)|run/draw|evaluation/(index|evaluate)\\.)" },
    ),
    never(
      "one-door-to-onnx",
      "One file guards the runtime's traps; the benchmark measures us against it.",
      { pathNot: "^(src/models/onnx/worker|bench/bareCalls)" },
      { path: "node_modules/onnxruntime" },
    ),
    never(
      "files-are-read-in-models",
      "The engine touches no file but a bundle's.",
      { path: "^(src|operators)/", pathNot: "^src/models/" },
      { dependencyTypes: ["core"], path: "^(node:)?fs" },
    ),
    never(
      "what-ships-knows-no-tests",
      "The toy and the laws are for those who test.",
      { path: "^(src|operators|cli)/", pathNot: "^src/testing/" },
      { path: "^src/testing/" },
    ),
    never(
      "fast-check-in-testing-alone",
      "An optional peer: only who tests has it.",
      { path: "^(src|operators|cli)/", pathNot: "^src/testing/" },
      { path: "node_modules/fast-check/" },
    ),
    never(
      "no-dev-dependencies-in-what-ships",
      "A user has only our dependencies.",
      { path: "^(src|operators|cli)/" },
      { dependencyTypes: ["npm-dev"], pathNot: "node_modules/fast-check/" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
