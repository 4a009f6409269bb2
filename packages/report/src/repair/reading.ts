import { readings } from './readings.ts'

/** How a character is said: `zhǎn` is `zhan` in the third tone. */
export interface Reading {
  readonly syllable: string
  /** 1 to 4; 0 where the writing shows none. */
  readonly tone: number
}

/** A reading in brackets, as it stands in a text. */
export interface Mark extends Reading {
  readonly end: number
}

const marked = 'aāáǎàeēéěèiīíǐìoōóǒòuūúǔùüǖǘǚǜ'
const bracketed = /[(（]?[ \u00A0\u3000]*[a-zāáǎàōóǒòēéěèīíǐìūúǔùüǖǘǚǜńňǹḿɡɑê]{1,8}[ \u00A0\u3000]*[)）]/y
const aside = '(（)） \u00A0\u3000'

let table: Map<string, readonly string[]> | undefined

/** The reading in brackets at `at`, also where the first bracket is gone: `發⟦(fā)⟧展`; undefined where none stands there. */
export function markAt(text: string, at: number): Mark | undefined {
  bracketed.lastIndex = at
  if (!bracketed.test(text)) return undefined
  const end = bracketed.lastIndex
  let first = at
  let last = end - 1
  while (aside.includes(text.charAt(first))) first++
  while (aside.includes(text.charAt(last))) last--
  const reading = readingOf(text.slice(first, last + 1))
  return reading && { syllable: reading.syllable, tone: reading.tone, end }
}

const known = new Map<string, Reading | undefined>()
/** Far more than Mandarin has syllables with tones; a text of nothing but wrong ones fills no more. */
const mostKnown = 4096

/** The reading a word in Latin letters writes out; undefined when Mandarin has no such syllable. */
export function readingOf(word: string): Reading | undefined {
  const before = known.get(word)
  if (before !== undefined || known.has(word)) return before
  const reading = spelledOut(word)
  if (known.size < mostKnown) known.set(word, reading)
  return reading
}

function spelledOut(word: string): Reading | undefined {
  let syllable = ''
  let tone = 0
  for (const character of word.replaceAll('ɡ', 'g').replaceAll('ɑ', 'a')) {
    const at = marked.indexOf(character)
    if (at < 0) syllable += character
    else {
      if (at % 5 > 0 && tone > 0) return undefined
      tone = at % 5 || tone
      syllable += marked.charAt(at - (at % 5))
    }
  }
  const all = syllables()
  if (all.has(syllable)) return { syllable, tone }
  const umlaut = syllable.replace('v', 'ü')
  return all.has(umlaut) ? { syllable: umlaut, tone } : undefined
}

/** Whether a character can be read so; a reading that shows no tone fits every tone. */
export function isReadAs(character: string, { syllable, tone }: Reading): boolean {
  return charactersRead({ syllable, tone }).includes(character)
}

/** All characters of GBK with this reading. */
export function charactersRead({ syllable, tone }: Reading): string {
  const tones = syllables().get(syllable)
  return (tone === 0 ? tones?.join('') : tones?.[tone - 1]) ?? ''
}

function syllables(): Map<string, readonly string[]> {
  table ??= new Map(
    readings.split('\n').map((line) => {
      const [syllable = '', ...tones] = line.split(' ')
      return [syllable, tones] as const
    }),
  )
  return table
}
