/**
 * File name of a prompt's image: its place in the list, from 1, and its words; further images of the
 * same prompt, `place` from 2, are numbered.
 */
export function imageName(index: number, prompt: string, place = 1): string {
  const words = prompt
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${String(index + 1).padStart(4, "0")}${words ? `-${words}` : ""}${place > 1 ? `-${place}` : ""}.png`;
}
