/** Maps `items` in calls of at most `limit`, one after the other, and joins the answers. */
export async function inChunks<T, R>(
  items: readonly T[],
  limit: number,
  call: (chunk: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let from = 0; from < items.length; from += limit)
    answers.push(...(await call(items.slice(from, from + limit))));
  return answers;
}
