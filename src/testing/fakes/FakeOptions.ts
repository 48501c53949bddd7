/** The port that a call goes to. */
export type Port = "begin" | "step" | "decode" | "encode" | "score" | "read";

/** A call of a model, in the order of their starts. */
export interface Call {
  readonly port: Port;
  /** Rows of the call; for `step` paths. */
  readonly rows: number;
  /** Distinct prefixes of a `step`; otherwise `rows`. */
  readonly distinct: number;
  readonly worker: number;
  readonly lease: number;
  /** Whether it is under way or waits for its worker. */
  readonly inFlight: boolean;
}

/** What a picture was, for whoever overrides what is said of it. */
export interface Seen {
  /** Role of the encoder or reward. */
  readonly name: string;
  /** Scale that the picture was decoded at. */
  readonly scale: number;
  /** Its row in the call. */
  readonly place: number;
  /** What the model would say. */
  readonly pixels: readonly number[];
}

/** What may be different about a fake. */
export interface FakeOptions {
  /** Side of each scale; the 13 of the embedded model if absent. */
  readonly sides?: readonly number[];
  /** Most rows of one call; 64 if absent. */
  readonly batch?: number;
  /** Workers, each with one call at a time; leases go round. 1 if absent. */
  readonly workers?: number;
  /** Seed of how long each call takes. 0 if absent. */
  readonly order?: number;
  /** Rejects the call of this number (from 0) to a port, or to any. */
  readonly fail?: { readonly port?: Port; readonly call: number };
  /** Replaces a score. */
  readonly scores?: (score: number, seen: Seen) => number;
  /** Replaces a feature vector. */
  readonly features?: (vector: Float32Array, seen: Seen) => Float32Array;
  /** Told of each call when it starts. */
  readonly watch?: (call: Call) => void;
}
