import type { OperatorSpec, Step } from "../../operator.ts";
import type { Field } from "../../Path.ts";

/** An operator applied to its parameters, whatever fields its types ask for: laws see to these. */
export const stepOf = <P>(
  operator: OperatorSpec<P, Field, Field, Field>,
  params: P,
  id?: string,
): Step<never, never, never> =>
  (operator as unknown as (params: P, id?: string) => Step<never, never, never>)(params, id);
