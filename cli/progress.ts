import { SingleBar } from "cli-progress";

/** Tells how far a command is, on standard error. */
export interface Progress {
  /** One more is done; `line` describes it. */
  step(line: string): void;
  /** A line of output: at once, or after the bar where both would meet on one terminal. */
  print(line: string, stream: NodeJS.WriteStream): void;
  /** The last word: removes the bar and prints what it held back. */
  end(): void;
}

const printNow = (line: string, stream: NodeJS.WriteStream) => void stream.write(`${line}\n`);

/** A bar on a terminal, plain lines elsewhere, no talk if `quiet`. */
export function progress(total: number, quiet: boolean): Progress {
  if (quiet) return { step: () => {}, print: printNow, end: () => {} };
  if (process.stderr.isTTY) return progressBar(total);
  return { step: milestones(total), print: printNow, end: () => {} };
}

/** A line for each step, or for each hundredth of many. */
function milestones(total: number): (line: string) => void {
  let done = 0;
  const each = Math.ceil(total / 100);
  return (line) => {
    done += 1;
    if (each === 1) printNow(line, process.stderr);
    else if (done % each === 0 || done === total)
      printNow(`${done} of ${total}: ${line}`, process.stderr);
  };
}

function progressBar(total: number): Progress {
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · {duration_formatted} · {line}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  const held: Parameters<typeof printNow>[] = [];
  bar.start(total, 0, { line: "" });
  return {
    step: (line) => bar.increment(1, { line }),
    print: (line, stream) => {
      if (stream.isTTY) held.push([line, stream]);
      else printNow(line, stream);
    },
    end: () => {
      bar.stop();
      for (const [line, stream] of held.splice(0)) printNow(line, stream);
    },
  };
}
