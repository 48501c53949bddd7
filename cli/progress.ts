import { SingleBar } from "cli-progress";

/** Tells how far a command is, on standard error. */
export interface Progress {
  /** One more is done; `line` describes it. */
  step(line: string): void;
  end(): void;
}

/** A bar on a terminal, plain lines elsewhere, nothing if `quiet`. */
export function progress(total: number, quiet: boolean): Progress {
  if (quiet) return { step: () => {}, end: () => {} };
  if (!process.stderr.isTTY)
    return { step: (line) => void process.stderr.write(`${line}\n`), end: () => {} };
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · {duration_formatted} · {line}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { line: "" });
  return { step: (line) => bar.increment(1, { line }), end: () => bar.stop() };
}
