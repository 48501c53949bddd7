/** A tensor was used after its last reference was given back: a fault of the calling operator. */
export class TensorError extends Error {
  readonly _tag = "TensorError";
  constructor(what: string, dtype: string, shape: readonly number[]) {
    super(`a freed tensor (${dtype} [${shape.join(", ")}]) was ${what}`);
  }
}

/** No path can go on: every score or feature is NaN or infinite. */
export class DeadBatch extends Error {
  readonly _tag = "DeadBatch";
  readonly values: readonly number[];
  constructor(what: string, values: readonly number[]) {
    super(`no path is alive: ${what} ${values.join(", ")}`);
    this.values = values;
  }
}

/** A model could not be opened or run. */
export class ModelError extends Error {
  readonly _tag = "ModelError";
  readonly model: string;
  readonly hint: string | undefined;
  constructor(model: string, message: string, hint?: string, options?: ErrorOptions) {
    super(`${model}: ${message}`, options);
    this.model = model;
    this.hint = hint;
  }
}

/** A prompt that the model cannot read, found before anything runs. */
export class PromptError extends Error {
  readonly _tag = "PromptError";
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** What went wrong during a run, with the place: made once, by the engine. */
export class RunError extends Error {
  readonly _tag = "RunError";
  /** Step id, for example `resample-6`. */
  readonly step: string;
  readonly scale: number;
  constructor(step: string, scale: number, cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause);
    super(`step ${step} at scale ${scale}: ${said}`, { cause });
    this.step = step;
    this.scale = scale;
  }
}
