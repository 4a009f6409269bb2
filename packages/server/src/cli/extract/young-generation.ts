import { setFlagsFromString } from 'node:v8'
import { isMainThread } from 'node:worker_threads'

/** From so many bytes on a document is worth it. */
const large = 1 << 20

/**
 * Before a large document: keep the heap's young generation as small as it is. What is read from a document stays until it
 * is written, so a large one only holds copies: a third of the memory saved, no time lost. Threads share the setting.
 */
export function keepYoungGenerationSmall(bytes: number): void {
  if (bytes >= large && isMainThread) setFlagsFromString('--semi-space-growth-factor=1')
}
