import phrases from 'opencc-js/dict/TSPhrases'
import { respell, type Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import { isSimplifiedOnly, isTraditionalOnly, simplifiedUnits } from './simplified.ts'

/** Words that OpenCC leaves or turns otherwise than the mainland writes them. */
const own = '想像 想象'
/** Characters beside which 著 is no particle: 显著, 名著, 著作. */
const beforeWriting = '顯显卓論论名巨專专編编原土昭遺遗譯译合拙所新執执校'
const afterWriting = '名作稱称書书述錄录者文'

type Phrase = readonly [traditional: string, simplified: string]

let starts: ReadonlyMap<number, readonly Phrase[]> | undefined

/** The share of Traditional characters among the Han characters from which on a paragraph is Traditional. */
const share = 0.08

/**
 * Traditional characters as Simplified ones, in the paragraphs that are Traditional: `⟦乾燥⟧` → `干燥` but `乾隆`. One unit
 * for one unit; a rare character whose Simplified form lies outside the basic plane stays.
 */
export function traditionalScript(source: Source): Source {
  const { text } = source
  const paragraphs = paragraphsOf(text)
  const whole = { han: 0, traditional: 0, simplified: 0 }
  for (const { han, traditional, simplified } of paragraphs) {
    whole.han += han
    whole.traditional += traditional
    whole.simplified += simplified
  }
  const document = whole.traditional >= share * whole.han && whole.traditional > 2 * whole.simplified
  const chosen = paragraphs.filter((counts) => isTraditional(counts, document))
  if (chosen.length === 0) return source
  const particle = !text.includes('着')
  const units = new Uint16Array(text.length)
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i)
  const changed = chosen.filter(({ start, end }) => convert(text, units, start, end, particle))
  if (changed.length === 0) return source
  const spans = changed.map(({ start, end }): Span => [start, end])
  return respell(source, 'traditional-script', stringOf(units), spans)
}

interface Counts {
  readonly start: number
  readonly end: number
  readonly han: number
  readonly traditional: number
  readonly simplified: number
}

function isTraditional({ han, traditional, simplified }: Counts, document: boolean): boolean {
  if (document) return traditional >= simplified
  return traditional >= 3 && traditional >= share * han && traditional > 2 * simplified
}

function paragraphsOf(text: string): Counts[] {
  const found: Counts[] = []
  let start = 0
  while (start < text.length) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    let han = 0
    let traditional = 0
    let simplified = 0
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      if (unit < 0x3400 || unit > 0x9fff) continue
      han++
      if (isTraditionalOnly(unit)) traditional++
      else if (isSimplifiedOnly(unit)) simplified++
    }
    if (han > 0) found.push({ start, end, han, traditional, simplified })
    start = end + 1
  }
  return found
}

/** Spell a paragraph again in `units`; says whether anything changed. */
function convert(text: string, units: Uint16Array, start: number, end: number, particle: boolean): boolean {
  starts ??= startsOf()
  const simplified = simplifiedUnits()
  let changed = false
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x3400) continue
    const phrases = starts.get(unit)
    const word = phrases && phraseAt(text, i, phrases)
    if (word) {
      for (let k = 0; k < word[1].length; k++) units[i + k] = word[1].charCodeAt(k)
      changed ||= word[0] !== word[1]
      i += word[1].length - 1
      continue
    }
    const single = particle && unit === 0x8457 && isParticle(text, i) ? 0x7740 : simplified[unit]
    if (single === undefined || single === unit || single === 0) continue
    units[i] = single
    changed = true
  }
  return changed
}

function phraseAt(text: string, at: number, phrases: readonly Phrase[]): Phrase | undefined {
  for (const phrase of phrases) if (text.startsWith(phrase[0], at)) return phrase
  return undefined
}

function stringOf(units: Uint16Array): string {
  const pieces: string[] = []
  for (let at = 0; at < units.length; at += 4096)
    pieces.push(String.fromCharCode.apply(null, units.subarray(at, at + 4096) as unknown as number[]))
  return pieces.join('')
}

function isParticle(text: string, at: number): boolean {
  return !beforeWriting.includes(text.charAt(at - 1) || '\n') && !afterWriting.includes(text.charAt(at + 1) || '\n')
}

/** By first character the phrases, longest first. */
function startsOf(): Map<number, Phrase[]> {
  const found = new Map<number, Phrase[]>()
  for (const entry of `${own}|${phrases}`.split('|')) {
    const [from = '', to = ''] = entry.split(' ')
    if (from.length !== to.length) continue
    const list = found.get(from.charCodeAt(0))
    if (list) list.push([from, to])
    else found.set(from.charCodeAt(0), [[from, to]])
  }
  for (const list of found.values()) list.sort(([a], [b]) => b.length - a.length)
  return found
}
