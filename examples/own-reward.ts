import { defer, lastValueFrom, retry, throwError, timer } from "rxjs";
import { at, compile, graph, type ImageScorer } from "varflow";
import { best, decode, generate, operators, resample, score } from "varflow/operators";

// In code: draw({ ..., models: withRewards(models, rewards) }, search). On the command line the built
// file is a plugin: varflow generate "two stars" --graph mine.yaml --plugin ./own-reward.js

/** Share of the pixels that are red. */
export const redness: ImageScorer = (images) =>
  images.map(({ width, height, pixels }) => {
    const size = width * height; // pixels are planes: red, green, blue
    const isRed = (red: number, i: number) =>
      red > 0.5 && Math.max(pixels[size + i] ?? 0, pixels[2 * size + i] ?? 0) < 0.4;
    return pixels.subarray(0, size).filter(isRed).length / size;
  });

/** What a server says that asking again will not change. */
class Refused extends Error {}

async function post(url: string, body: string, timeoutMs: number): Promise<string> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body };
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  const text = await answer.text();
  if (answer.ok) return text;
  throw new (answer.status < 500 ? Refused : Error)(`${url} answers ${answer.status}: ${text}`);
}

const base64 = (pixels: Float32Array) => Buffer.from(pixels.slice().buffer).toString("base64");

/**
 * Asks a server: posts `{ prompt, images }`, pixels as base64 of float32 `[3, H, W]`, and is given
 * `{ scores }`, `null` for a picture that it cannot score. Asks again, each time later, where the
 * server fails (5xx), takes too long or is not reached.
 */
export const scoredBy =
  (url: string, { timeoutMs = 10_000, retries = 3, waitMs = 250 } = {}): ImageScorer =>
  async (images, prompt) => {
    const sent = images.map(({ pixels, ...size }) => ({ ...size, pixels: base64(pixels) }));
    const body = JSON.stringify({ prompt, images: sent });
    const delay = (error: unknown, tried: number) =>
      error instanceof Refused ? throwError(() => error) : timer(waitMs * 2 ** (tried - 1));
    const asked = defer(() => post(url, body, timeoutMs)).pipe(retry({ count: retries, delay }));
    const { scores } = JSON.parse(await lastValueFrom(asked));
    return scores.map((own: number | null) => own ?? Number.NaN);
  };

const server = process.env.SCORER_URL ?? "http://127.0.0.1:8000/score";

/** What a plugin exports: rewards, by the roles that graph files name. */
export const rewards = { red: redness, server: scoredBy(server) };

/** At scale 8 redder paths survive; of what becomes of them the server chooses. */
export const redThenAsked = graph({ name: "red-then-asked", scales: 13, paths: 4 }, [
  generate(),
  at([8, 12], decode()),
  at([8], score({ reward: "red" }), "redness"),
  at([8], resample({ to: 2, lambda: 10, potential: "value", scheme: "systematic" })),
  at([12], score({ reward: "server" }), "server"),
  at([12], best()),
]);

/** What `draw` takes, or every problem of the graph. */
export const search = compile(redThenAsked, operators);
