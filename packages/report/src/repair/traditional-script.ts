import phrases from 'opencc-js/dict/TSPhrases'
import { respell, type Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import { isSimplifiedOnly, isTraditionalOnly, simplifiedUnits } from './simplified.ts'

/** Words that OpenCC leaves or turns otherwise than the mainland writes them. */
const own = '想像 想象'
/** Characters beside which 著 is no particle: 显著, 名著, 著作. */
const beforeWriting = '顯显卓論论名巨專专編编原土昭遺遗譯译合拙所新執执校'
const afterWriting = '名作稱称書书述錄录者文'

let starts: ReadonlyMap<number, readonly (readonly [string, string])[]> | undefined

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
  const pieces: string[] = []
  const changed: Span[] = []
  let done = 0
  for (const { start, end } of chosen) {
    const before = text.slice(start, end)
    const after = convert(before, particle)
    if (after === before) continue
    pieces.push(text.slice(done, start), after)
    changed.push([start, end])
    done = end
  }
  if (changed.length === 0) return source
  return respell(source, 'traditional-script', pieces.join('') + text.slice(done), changed)
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

function convert(text: string, particle: boolean): string {
  starts ??= startsOf()
  const units = simplifiedUnits()
  const out: string[] = []
  let done = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x3400) continue
    const words = starts.get(unit)
    const word = words?.find(([from]) => text.startsWith(from, i))
    const to = word ? word[1] : particle && unit === 0x8457 && isParticle(text, i) ? '着' : undefined
    const single = units[unit] ?? unit
    if (to === undefined && (single === unit || single === 0)) continue
    out.push(text.slice(done, i), to ?? String.fromCharCode(single))
    done = i + (to?.length ?? 1)
    i = done - 1
  }
  return out.join('') + text.slice(done)
}

function isParticle(text: string, at: number): boolean {
  return !beforeWriting.includes(text.charAt(at - 1) || '\n') && !afterWriting.includes(text.charAt(at + 1) || '\n')
}

/** By first character the phrases, longest first. */
function startsOf(): Map<number, (readonly [string, string])[]> {
  const found = new Map<number, (readonly [string, string])[]>()
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
