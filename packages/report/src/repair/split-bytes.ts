import { type Edit, edit, type Source } from '../source/source.ts'
import { gbkCode } from './gbk.ts'
import { likely } from './plausibility.ts'
import { charactersRead, markAt, type Reading } from './reading.ts'
import { type Path, rejoin } from './rejoin.ts'
import { tokensFrom } from './shifted-bytes.ts'
import { simplified } from './simplified.ts'

/** A byte whose character was split, shown as this by the decoder of the mirror. */
export function isLost(unit: number): boolean {
  return unit === 0x3f || unit === 0xfffd
}

/**
 * Characters restored whose two bytes a reading was put between: `展⟦?fàn)I⟧商` → `展⟦營⟧商`. What the bytes determine is
 * certain; what they only narrow down is proposed by the words around it. Where neither helps the text stays.
 * @see docs/decisions/0004-split-double-bytes.md
 */
export function splitBytes(source: Source): Source {
  const { text } = source
  const edits: Edit[] = []
  let done = 1
  for (const { index: at } of text.matchAll(/[?\uFFFD](?=[(（a-zà-ǿ \u00A0\u3000])/g)) {
    if (at < done) continue
    // the character before may itself have been split
    const last = at === done ? edits.at(-1)?.text : undefined
    const path = restore(text, at, last?.charCodeAt(0) ?? text.charCodeAt(characterBefore(text, at)))
    if (!path) continue
    edits.push(...path.edits)
    done = path.edits.at(-1)?.end ?? done
  }
  return edit(source, 'split-bytes', edits)
}

function restore(text: string, at: number, before: number): Path | undefined {
  const mark = markAt(text, at + 1)
  if (!mark) return undefined
  const lead = gbkCode(before) & 0xff
  if (lead < 0x81) return undefined
  return rejoin({
    start: at,
    before,
    firsts: firstsOf(mark, lead),
    tokens: tokensFrom(text, mark.end),
    markEnd: mark.end,
  })
}

/** Where the character before `at` stands, which may have a reading of its own behind it: `範(fàn)⟦?(qiān)h⟧`. */
function characterBefore(text: string, at: number): number {
  const close = text.charAt(at - 1)
  if (close !== ')' && close !== '）') return at - 1
  for (let open = at - 3; open > 0 && open > at - 12; open--)
    if (isBracket(text, open) && markAt(text, open)?.end === at) return open - 1
  return at - 1
}

function isBracket(text: string, at: number): boolean {
  return text.charAt(at) === '(' || text.charAt(at) === '（'
}

const byMark = new Map<string, readonly First[]>()

/** What the lost byte may be; where no such character has this tone, mirrors err in the tone. */
function firstsOf({ syllable, tone }: Reading, lead: number): readonly First[] {
  const key = `${lead}${syllable}${tone}`
  let found = byMark.get(key)
  if (!found) {
    found = trails({ syllable, tone }, lead)
    if (found.length === 0) found = trails({ syllable, tone: 0 }, lead)
    byMark.set(key, found)
  }
  return found
}

interface First {
  readonly byte: number
  readonly cost: number
}

/** The second bytes of the characters read so whose first byte is `lead`; a mirror marks common Traditional ones. */
function trails(reading: Reading, lead: number): First[] {
  const found: First[] = []
  for (const character of charactersRead(reading)) {
    const unit = character.charCodeAt(0)
    const code = gbkCode(unit)
    if (code >> 8 !== lead || (code & 0xff) < 0x80) continue
    found.push({ byte: code & 0xff, cost: (simplified(unit) === unit ? 10 : 0) + Math.max(0, -likely(unit) - 10) })
  }
  return found
}
