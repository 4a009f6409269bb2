/** A text that is put together of many pieces: joined now and then, so that no list of them grows large. */
export class Pieces {
  readonly #joined: string[] = []
  #pieces: string[] = []

  add(piece: string) {
    if (this.#pieces.push(piece) === 4096) this.#join()
  }

  /** All of them, one after another. */
  whole(): string {
    this.#join()
    return this.#joined.join('')
  }

  #join() {
    this.#joined.push(this.#pieces.join(''))
    this.#pieces = []
  }
}
