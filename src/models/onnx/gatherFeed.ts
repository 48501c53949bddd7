import { type Gathered, gatherRows } from "./gatherRows.ts";
import { preprocessAll } from "./preprocessAll.ts";
import type { Feed } from "./protocol.ts";
import type { TensorStore } from "./TensorStore.ts";

/**
 * An input of a model call, made of what a worker keeps.
 *
 * @throws Error where a tensor was freed; RangeError for a row that is not there.
 */
export function gatherFeed(feed: Feed, store: TensorStore): Gathered {
  switch (feed.from) {
    case "host":
      return { tensor: { dims: feed.shape, data: feed.data }, copiedBytes: 0 };
    case "kept":
      return { tensor: store.get(feed.id), copiedBytes: 0 };
    case "rows":
      return gatherRows(
        feed.picks.map(([id, row]) => ({ tensor: store.get(id), row })),
        feed.axis,
      );
    case "seen": {
      const { tensor, copiedBytes } = gatherFeed(feed.images, store);
      return { tensor: preprocessAll(tensor, feed.as), copiedBytes };
    }
  }
}
