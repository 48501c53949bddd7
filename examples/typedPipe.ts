import type { Observable } from "rxjs";
import type { Begun, Search } from "varflow";
import { best, cluster, decode, extract, generate, resample, score } from "varflow/operators";

// A pipe knows what its paths carry. Leave out `score` below and `resample` does not compile:
// its batches would have no score of this very state.

const clusterTo = (to: number, id: string) => (batches: Observable<Begun>) =>
  batches.pipe(
    generate(),
    decode(),
    extract({ encoder: "structure", reduce: "pca" }),
    cluster({ to }, id),
  );

const resampleTo = (to: number, id: string) => (batches: Observable<Begun>) =>
  batches.pipe(
    generate(),
    decode(),
    score({ reward: "alignment" }),
    resample({ to, lambda: 10, potential: "value", scheme: "multinomial" }, id),
  );

const scales = (count: number) => (batches: Observable<Begun>) =>
  Array.from({ length: count }).reduce<Observable<Begun>>(
    (stream) => stream.pipe(generate()),
    batches,
  );

/** TTS-VAR, scale by scale, as one RxJS pipe: draws the same image as `graphs/tts-var.yaml`. */
export const ttsVarPipe: Search = (batches) =>
  batches.pipe(
    scales(2),
    clusterTo(6, "cluster-2"),
    scales(2),
    clusterTo(4, "cluster-5"),
    resampleTo(2, "resample-6"),
    scales(2),
    resampleTo(1, "resample-9"),
    (last) => scales(3)(last).pipe(decode(), score({ reward: "alignment" }), best()),
  );
