/**
 * Bytes that grow, in room that doubles: however small the pieces in which a client sends them,
 * they take no more than twice their size. Pieces are copied.
 */
export class GrowingBytes {
  #room = new Uint8Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  append(piece: Uint8Array): void {
    const size = this.#size + piece.length;
    if (size > this.#room.length) {
      const larger = new Uint8Array(Math.max(size, 2 * this.#room.length));
      larger.set(this.#room.subarray(0, this.#size));
      this.#room = larger;
    }
    this.#room.set(piece, this.#size);
    this.#size = size;
  }

  /** All of it, in room of its own. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#room.slice(0, this.#size);
  }
}
