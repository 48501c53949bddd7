import { at, graph } from "varflow";
import { best, cluster, decode, draw, extract, generate, resample, score } from "varflow/operators";

/** The graphs of `graphs/*.yaml`, composed in code: each equals what its file gives. */
export const raw = graph(
  {
    name: "raw",
    about: "One sample, no search. Scored at the end only so that it can be compared.",
    scales: 13,
    paths: 1,
    n: 1,
  },
  [generate(), at([12], decode()), at([12], score({ reward: "alignment" }))],
);

export const bestOfN = graph(
  {
    name: "best-of-n",
    about: "n whole samples, the one with the highest reward.",
    source: "the usual baseline; arXiv 2507.18537, section 4",
    scales: 13,
    paths: 1,
  },
  [generate(), at([12], decode()), at([12], score({ reward: "alignment" })), at([12], best())],
);

export const importanceSampling = graph(
  {
    name: "importance-sampling",
    about: "n whole samples, one of them drawn with probability ∝ e^{λ·reward}.",
    source: "zacharyhorvitz/Fk-Diffusion-Steering, importance sampling with the weight at the end",
    scales: 13,
    paths: 1,
  },
  [
    generate(),
    at([12], decode()),
    at([12], score({ reward: "alignment" })),
    at([12], draw({ lambda: 10 })),
  ],
);

const weigh = { lambda: 10, potential: "value", scheme: "multinomial" } as const;

export const ttsVar = graph(
  {
    name: "tts-var",
    about: "Cluster early for structure, resample late for quality.",
    source: "arXiv 2507.18537; ali-vilab/TTS-VAR, tts-var/utils_model.py",
    scales: 13,
    paths: 8,
  },
  [
    generate(),
    at([2, 5, 6, 9, 12], decode()),
    at([2, 5], extract({ encoder: "structure", reduce: "pca" })),
    at([2], cluster({ to: 6 }), "cluster-2"),
    at([5], cluster({ to: 4 }), "cluster-5"),
    at([6, 9, 12], score({ reward: "alignment" })),
    at([6], resample({ to: 2, ...weigh }), "resample-6"),
    at([9], resample({ to: 1, ...weigh }), "resample-9"),
    at([12], best()),
  ],
);
