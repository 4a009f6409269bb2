import { availableParallelism } from 'node:os'
import type { RecognisedPage } from '@luoshi/report'
import { startRecogniser } from './engine.ts'
import { type PagePictures, pagePictures } from './page-pictures.ts'
import { recognisePage } from './recognise-page.ts'

/** A report has fewer pages. */
export const mostPages = 200
/** Threads that recognise pages beside each other; each takes about 150 MB. */
const mostThreads = 4

/** What came of the pictures of a file. */
export type Recognised =
  | { readonly kind: 'recognised'; readonly pages: readonly RecognisedPage[] }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-many-pages'; readonly pages: number }

/** How far it is. */
export interface RecognitionProgress {
  readonly done: number
  readonly pages: number
}

/** What a worker process does for `recognise-scan.ts`. */
export async function recogniseWork(
  { bytes, isPdf }: { readonly bytes: Uint8Array; readonly isPdf: boolean },
  say: (progress: RecognitionProgress) => void,
): Promise<Recognised> {
  let pictures: PagePictures
  try {
    pictures = await pagePictures(bytes, isPdf)
  } catch {
    return { kind: 'broken' }
  }
  const { count } = pictures
  if (count > mostPages) return { kind: 'too-many-pages', pages: count }
  const pages: RecognisedPage[] = []
  let next = 0
  let done = 0
  const recognise = async () => {
    const recogniser = await startRecogniser()
    try {
      while (next < count) {
        const index = next++
        pages[index] = await recognisePage(recogniser, await pictures.draw(index))
        say({ done: ++done, pages: count })
      }
    } finally {
      await recogniser.terminate()
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(count, mostThreads, availableParallelism()) }, recognise))
    return { kind: 'recognised', pages }
  } finally {
    pictures.close()
  }
}
