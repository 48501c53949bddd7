/** An error for a person: what failed, and a hint where there is one. */
export function describeError(error: unknown, about = "varflow"): string {
  const message = error instanceof Error ? error.message : String(error);
  const hint = hintOf(error);
  return `${about}: ${message}${hint ? `\n  hint: ${hint}` : ""}`;
}

/** The hint of an error, or of what caused it. */
function hintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { hint } = error as { hint?: unknown };
  return typeof hint === "string" ? hint : hintOf(error.cause);
}
