export declare function shiftClock(offset: number): () => void
