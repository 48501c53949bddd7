/** What `npm start` draws: one prompt of each category that the embedded model knows. */
export const startPrompts: readonly string[] = [
  "a photo of a star",
  "a photo of a red circle",
  "a photo of three stars",
  "a photo of a circle and a square",
  "a photo of a star left of a ring",
  "a photo of a red square and a blue circle",
];
