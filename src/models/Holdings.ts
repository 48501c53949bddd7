import { TensorError } from "../errors.ts";
import { bytesOf, type Dtype, type Tensor } from "../Tensor.ts";

/** What a device does with a tensor that varflow only holds by its handle. */
export interface Owner {
  readonly device: string;
  /** Called once, when the last reference is given back. */
  free(): void;
  /** A copy of the numbers, or of one row of the first axis. */
  read(row?: number): Promise<Float32Array>;
}

/**
 * The tensors that one run holds on a device: makes their handles, counts their bytes, and drops
 * every one of them when the run is over, whatever happened.
 */
export class Holdings {
  private readonly open = new Map<Tensor, Owner>();
  private bytesNow = 0;
  private bytesPeak = 0;
  private bytesJoined = 0;
  private isClosed = false;

  /** Tensors alive now. */
  get live(): number {
    return this.open.size;
  }
  /** Bytes of the tensors alive now. */
  get bytes(): number {
    return this.bytesNow;
  }
  /** The most bytes that were alive at once. */
  get peakBytes(): number {
    return this.bytesPeak;
  }
  /** Bytes copied because the rows of one call came from several tensors. */
  get joinedBytes(): number {
    return this.bytesJoined;
  }
  get closed(): boolean {
    return this.isClosed;
  }

  /** Adds to `joinedBytes`. */
  countJoined(bytes: number): void {
    this.bytesJoined += bytes;
  }

  /** A handle with one reference. After `close` the tensor is freed where it lands. */
  hold(dtype: Dtype, shape: readonly number[], owner: Owner): Tensor {
    const tensor = handle(dtype, shape, owner, {
      isOpen: () => !this.isClosed,
      onLast: () => this.drop(tensor),
    });
    this.open.set(tensor, owner);
    this.bytesNow += tensor.bytes;
    this.bytesPeak = Math.max(this.bytesPeak, this.bytesNow);
    if (this.isClosed) this.drop(tensor);
    return tensor;
  }

  /** Frees what is left. Handles that are still around refuse every further use but `release`. */
  close(): void {
    this.isClosed = true;
    for (const tensor of [...this.open.keys()]) this.drop(tensor);
  }

  private drop(tensor: Tensor): void {
    const owner = this.open.get(tensor);
    if (owner === undefined) return;
    this.open.delete(tensor);
    this.bytesNow -= tensor.bytes;
    owner.free();
  }
}

interface Life {
  readonly isOpen: () => boolean;
  /** Called when the last reference is given back. */
  readonly onLast: () => void;
}

function handle(
  dtype: Dtype,
  shape: readonly number[],
  owner: Owner,
  { isOpen, onLast }: Life,
): Tensor {
  let references = 1;
  const alive = (what: string, isAlive = references > 0 && isOpen()) => {
    if (!isAlive) throw new TensorError(what, dtype, shape);
  };
  const tensor: Tensor = {
    dtype,
    shape,
    device: owner.device,
    bytes: bytesOf(dtype, shape),
    get references() {
      return isOpen() ? references : 0;
    },
    retain() {
      alive("retained");
      references += 1;
      return tensor;
    },
    release() {
      alive("released", references > 0);
      references -= 1;
      if (references === 0) onLast();
    },
    async read(row) {
      alive("read");
      return owner.read(row);
    },
  };
  return tensor;
}
