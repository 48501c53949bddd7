import type { Type } from "io-ts";
import type { Observable } from "rxjs";
import type { Batch } from "./Batch.ts";
import { type Problem, problemsOf } from "./graph/Problem.ts";
import type { StepValue } from "./graph/StepValue.ts";
import type { Width } from "./graph/Width.ts";
import type { Role } from "./models/ports.ts";
import type { Field } from "./Path.ts";
import { placed } from "./placed.ts";
import type { Spending } from "./run/Spending.ts";

/** The stream half of a step: needs `N` on every path, adds `A`, clears `C`. */
export type Transform<N extends Field, A extends Field, C extends Field> = <
  F extends Field = never,
>(
  source: Observable<Batch<F | N>>,
) => Observable<Batch<Exclude<F | N, C> | A>>;

/**
 * An operator applied to its parameters: an RxJS operator and a step of a graph at once.
 *
 * An interface, since TypeScript infers `F` in a pipe for no intersection.
 */
export interface Step<N extends Field, A extends Field, C extends Field>
  extends Transform<N, A, C>,
    StepValue {}

/** What the graph checker, the JSON Schema and the reference pages read. */
export interface OperatorSpec<P, N extends Field, A extends Field, C extends Field> {
  readonly name: string;
  /** One sentence for a person who reads a list of operators. */
  readonly about: string;
  readonly params: Type<P, unknown>;
  /** Fields every path must carry; a function where a parameter decides. */
  readonly needs: readonly N[] | ((params: P) => readonly N[]);
  /** What `needs` says, for a person, where a parameter decides. */
  readonly needsInWords?: string;
  /** Fields every path carries afterwards; a function where a parameter decides. */
  readonly adds: readonly A[] | ((params: P) => readonly A[]);
  /** What `adds` says, for a person, where a parameter decides. */
  readonly addsInWords?: string;
  readonly clears: readonly C[];
  /** Moves every path on to the next scale: the first step of each scale, and the only such. */
  readonly advances?: true;
  /** Models it uses, by role. */
  readonly roles?: (params: P) => readonly Role[];
  /**
   * What it asks of the models for `width` paths at a scale; the most of it, where that hangs on
   * data. Nothing if absent. A plan counts by it.
   */
  readonly spends?: (params: P, width: number, spot: Spot) => Spending;
  /** The least of what it asks, where that hangs on data. */
  readonly spendsAtLeast?: (params: P, width: number, spot: Spot) => Spending;
  /** Why it cannot run at a scale; `null` where it can. */
  readonly unfit?: (params: P, spot: Spot) => string | null;
  /**
   * Paths left of `width` under a run with `n`: a number, or bounds where that hangs on data; a
   * text instead says why that cannot be. Absent: as many as came in.
   */
  readonly keeps?: (params: P, width: number, n: number) => number | Width | string;
  /** What `keeps` says, for a person: how many paths are left. */
  readonly keepsInWords?: string;
  /** Of a final choice: images that a search may end with after it, whatever n; 1 if absent. */
  readonly ends?: (params: P) => number;
  /**
   * Why what it does may change the law of what is drawn; `null` where it does not. Of an operator
   * that selects: every path's expected offspring is known and log-weights make up for it
   * (strategies.md 4.7b). Of one that scores: a final score is of its image alone.
   */
  readonly bias?: (params: P) => string | null;
  /** Of an operator that adds to log-weights: what, at the last scale or before it. */
  readonly weighs?: (params: P, isLast: boolean) => Weighs;
}

/** Where a step stands: a scale, of how many. */
export interface Spot {
  readonly scale: number;
  readonly scales: number;
}

/** What a step adds to the log-weights, as far as the label of a graph hangs on it. */
export interface Weighs {
  /** Inverse temperature; NaN, which equals none, while a schedule is on its way. */
  readonly lambda: number;
  /**
   * `score`: lambda · this score; `rise`: lambda · (this score − the one weighed before); `rest`:
   * lambda · this score less all that was added before; `other`: something else.
   */
  readonly adds: "score" | "rise" | "rest" | "other";
}

/** Any operator, once its parameters are only known at run time. */
// biome-ignore lint/suspicious/noExplicitAny: parameters differ; each codec checks its own before a call
export type AnyOperator = Operator<any, Field, Field, Field>;

/** Operators by name: what graph files may say. */
export type Registry = Readonly<Record<string, AnyOperator>>;

/** A specification that can be called: `cluster({ to: 6 })`, with a step id if wanted. */
export type Operator<P, N extends Field, A extends Field, C extends Field> = OperatorSpec<
  P,
  N,
  A,
  C
> &
  (Record<never, never> extends P
    ? (params?: P, id?: string) => Step<N, A, C>
    : (params: P, id?: string) => Step<N, A, C>);

/**
 * Makes an operator from its specification and its stream.
 *
 * `make` receives decoded parameters and the step's id. It consumes its input batch, lets errors
 * go to the error channel (they are wrapped there, once, with step id and scale), and frees
 * nothing on error: the run does.
 *
 * @throws RangeError where the operator is called with parameters that its codec refuses.
 */
export function defineOperator<
  P extends object,
  const N extends Field = never,
  const A extends Field = never,
  const C extends Field = never,
>(
  spec: OperatorSpec<P, N, A, C>,
  make: (params: P, id: string) => Transform<NoInfer<N>, NoInfer<A>, NoInfer<C>>,
): Operator<P, N, A, C> {
  const call = (params: P = {} as P, id?: string): Step<N, A, C> => {
    const problems = problemsOf(spec.params.decode(params));
    if (problems.length > 0) throw new RangeError(refusal(spec.name, problems));
    const step = id ?? spec.name;
    const value: StepValue = {
      op: spec.name,
      ...(id === undefined ? {} : { id }),
      ...(Object.keys(params).length === 0
        ? {}
        : { with: { ...params } as Record<string, unknown> }),
    };
    return Object.assign(
      placed<Transform<N, A, C>>(make(params, step), step, spec.advances ? 1 : 0),
      value,
    );
  };
  const { name, ...rest } = spec;
  return Object.assign(Object.defineProperty(call, "name", { value: name }), rest, {
    [made]: true,
  }) as unknown as Operator<P, N, A, C>;
}

const refusal = (name: string, problems: readonly Problem[]) =>
  problems
    .map(({ path, message }) => `${name}: ${path.join(".")}${path.length ? ": " : ""}${message}`)
    .join("; ");

/** Marks what {@link defineOperator} makes, whichever copy of varflow it is of. */
const made = Symbol.for("varflow.operator");

/** Whether a value, of a module that nobody has checked, was made by {@link defineOperator}. */
export const isOperator = (value: unknown): value is AnyOperator =>
  typeof value === "function" && Object.hasOwn(value, made);

/** The fields that a step needs, with its decoded parameters. */
export const needsOf = (operator: AnyOperator, params: unknown): readonly Field[] =>
  typeof operator.needs === "function" ? operator.needs(params) : operator.needs;

/** The fields that a step adds, with its decoded parameters. */
export const addsOf = (operator: AnyOperator, params: unknown): readonly Field[] =>
  typeof operator.adds === "function" ? operator.adds(params) : operator.adds;
