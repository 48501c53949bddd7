/** What a `tokenizer.json` says of its `BertNormalizer`. */
export interface BertText {
  readonly clean_text?: boolean;
  readonly handle_chinese_chars?: boolean;
  readonly lowercase?: boolean;
  /** As `lowercase` where nothing is said. */
  readonly strip_accents?: boolean | null;
}

/** Ranges of ideographs that are words of their own; one begins at 2B920, as it does in Hugging Face's. */
const IDEOGRAPHS =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

/** The normaliser of BERT as Hugging Face's tokenizers apply it. */
export function bertText(
  text: string,
  { clean_text, handle_chinese_chars, lowercase = false, strip_accents }: BertText,
): string {
  let made = text;
  if (clean_text) made = made.replace(/[\0\ufffd]|(?![\t\n\r])\p{C}/gu, "").replace(/\s/gu, " ");
  if (handle_chinese_chars) made = made.replace(IDEOGRAPHS, " $& ");
  if (strip_accents ?? lowercase) made = made.normalize("NFD").replace(/\p{Mn}/gu, "");
  return lowercase ? lowerCase(made) : made;
}

/** Lower case of each letter alone: of Σ at the end of a word too, σ. */
export const lowerCase = (text: string): string =>
  Array.from(text, (letter) => letter.toLowerCase()).join("");
