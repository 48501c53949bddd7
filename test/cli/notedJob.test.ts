import { expect, it } from "vitest";
import { notedJob } from "../../cli/notedJob.ts";
import type { Job, RunEvent } from "../../src/index.ts";

it("notedJob hands over what a run told once, in order", () => {
  const taken: (readonly RunEvent[])[] = [];
  const job = notedJob(
    { name: "a run", prompt: "two stars" } as unknown as Job & { name: string },
    (events) => void taken.push(events),
  );
  expect(job).toMatchObject({ name: "a run", prompt: "two stars" });
  const [first, second] = [{ type: "ended" }, { type: "started" }] as unknown as RunEvent[];
  job.observe?.(first as RunEvent);
  job.observe?.(second as RunEvent);
  job.take();
  job.take();
  expect(taken).toEqual([[first, second], []]);
});
