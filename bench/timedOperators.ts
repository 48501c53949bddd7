import { tap } from "rxjs";
import type { AnyOperator, Registry } from "../src/index.ts";
import { type TimedCalls, timedCalls } from "./timedCalls.ts";

/** Operators that tell how long they work themselves. */
export interface TimedOperators {
  readonly operators: Registry;
  /** What was measured since the last call, in the order it happened. */
  readonly taken: () => readonly Work[];
  /** Ends the measurement. */
  readonly stop: () => void;
}

/** Own work of an operator on one batch, or a part of it. */
export interface Work {
  /** The operator, or `noise`, which `generate` draws, or `reduction`, which `extract` asks for. */
  readonly name: string;
  readonly ms: number;
}

type Add = (name: string, ms: number) => void;
type AnyStep = ReturnType<AnyOperator>;

/**
 * The same operators, timed: from the batch that comes in to the batch that goes out, less what
 * passes between a model call and its answer; with what `extract` reduces in the worker. One prompt
 * at a time.
 */
export function timedOperators(registry: Registry): TimedOperators {
  let works: Work[] = [];
  const add: Add = (name, ms) => void works.push({ name, ms });
  const calls = timedCalls((part, ms) => {
    add(part, ms);
    if (part === "reduction") add("extract", ms);
  });
  const timed = (name: string, operator: AnyOperator) => {
    const applied = (params: never, id?: string) =>
      timedStep(operator(params, id), name, add, calls);
    return Object.assign(applied, operator) as unknown as AnyOperator;
  };
  const operators = Object.entries(registry).map(([name, one]) => [name, timed(name, one)]);
  const taken = () => {
    const all = works;
    works = [];
    return all;
  };
  return { operators: Object.fromEntries(operators), taken, stop: calls.stop };
}

function timedStep(step: AnyStep, name: string, add: Add, calls: TimedCalls): AnyStep {
  let [begun, waited] = [0, 0];
  const transform = (source: Parameters<AnyStep>[0]) =>
    source.pipe(
      tap(() => {
        [begun, waited] = [performance.now(), calls.waited()];
      }),
      step,
      tap(() => add(name, performance.now() - begun - (calls.waited() - waited))),
    );
  return Object.assign(transform, { op: step.op }) as AnyStep;
}
