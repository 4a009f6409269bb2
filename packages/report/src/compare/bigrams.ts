/** A bigram as one number: its two UTF-16 units side by side. */
export type Bigram = number

/** The number of a pair of UTF-16 code units; distinct pairs have distinct numbers. */
export const bigramOf = (first: number, second: number): Bigram => first * 65_536 + second

/** The runs of Han characters and of Latin letters of a text, in order; digits, marks and blanks end a run. */
export function runsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/\s+/g, '')
      .match(/[\u4e00-\u9fff]+|[A-Za-z]+/g) ?? []
  )
}

/** Every two neighbours within a run, repeated ones again, in order. */
export function bigramsOf(text: string): Bigram[] {
  const found: Bigram[] = []
  for (const run of runsOf(text))
    for (let i = 0; i + 1 < run.length; i++) found.push(bigramOf(run.charCodeAt(i), run.charCodeAt(i + 1)))
  return found
}
