import { rowFields, viewsOf } from "../../Path.ts";

/** All of a path, with the numbers of the rows it views. */
export const contentsOf = async (path: object): Promise<unknown> => ({
  ...Object.fromEntries(
    Object.entries(path).filter(([field]) => !(rowFields as readonly string[]).includes(field)),
  ),
  rows: await Promise.all(
    viewsOf(path).map(async ({ tensor, row }) => [...(await tensor.read(row))]),
  ),
});
