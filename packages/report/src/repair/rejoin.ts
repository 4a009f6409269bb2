import type { Edit } from '../source/source.ts'
import { gbkCharacter } from './gbk.ts'
import { likely, likelyPair } from './plausibility.ts'
import { charactersRead, type Reading } from './reading.ts'
import { isTrail, mostTokens, type Token } from './shifted-bytes.ts'
import { simplified } from './simplified.ts'

/** A place where a character was split, and all that is known of it. */
export interface Split {
  /** Where the lost byte shows. */
  readonly start: number
  readonly markEnd: number
  /** The character before. */
  readonly before: number
  /** What the lost byte may be, and how unlikely that is. */
  readonly firsts: readonly { readonly byte: number; readonly cost: number }[]
  /** The text behind the reading. */
  readonly tokens: readonly Token[]
}

/** One way to rejoin broken lines, with its cost; the cheapest path wins. */
export interface Path {
  readonly edits: readonly Edit[]
}

/** Two bytes of one character as far as they are known, and how it is read where that is marked. */
interface Pair {
  readonly lead: number
  readonly trail: number
  readonly reading: Reading | undefined
}

interface Guess {
  readonly units: readonly number[]
  readonly pairs: readonly Pair[]
  /** How many of the tokens were rejoined. */
  readonly used: number
  readonly score: number
}

/** By how much the best guess must beat another for the other to be out of the question. */
const margin = 8
/** The least a character of a restored stretch must have, on the average. */
const floor = -11
const lostByte = 7

/** The text at a split as its bytes read when they are put together again; undefined where that makes no sense. */
export function rejoin(split: Split): Path | undefined {
  const reach = horizon(split.tokens)
  const guesses: Guess[] = []
  for (const { byte, cost } of split.firsts) {
    for (const { pairs, used } of readings(byte, split.tokens)) {
      const guess = spell(split, pairs, used, reach)
      if (guess) guesses.push({ ...guess, score: guess.score - cost })
    }
  }
  guesses.sort((a, b) => b.score - a.score)
  const best = guesses[0]
  if (!best || !makesSense(best, guesses.length)) return undefined
  const rivals = guesses.filter(({ score }) => score > best.score - margin)
  return { edits: editsOf(split, best, rivals) }
}

/** The ways the bytes from `first` on pair up: up to where they fall in step again, or to a byte that went missing. */
function* readings(first: number, tokens: readonly Token[]): Generator<{ pairs: readonly Pair[]; used: number }> {
  const pairs: Pair[] = []
  let lead = first
  for (const [index, { bytes, reading, unit }] of tokens.entries()) {
    const [one = 0, two] = bytes
    if (mayEnd(unit) && one !== -1) yield { pairs: [...pairs, { lead, trail: -1, reading: undefined }], used: index }
    if (!isTrail(one)) return
    if (two === undefined) {
      yield { pairs: [...pairs, { lead, trail: one, reading }], used: index + 1 }
      return
    }
    pairs.push({ lead, trail: one, reading: undefined })
    lead = two
  }
  yield { pairs: [...pairs, { lead, trail: -1, reading: undefined }], used: tokens.length }
}

/** A mirror may have cut the text before signs and digits, and lost the byte before. */
function mayEnd(unit: number): boolean {
  return unit < 0x80 || (unit >= 0x2000 && unit < 0x3400) || unit >= 0xff00
}

/** How many tokens are looked at: up to the first that puts the bytes in step whatever went before. */
function horizon(tokens: readonly Token[]): number {
  const at = tokens.findIndex(({ bytes }) => bytes.length === 1)
  return at < 0 ? tokens.length : at + 1
}

/** One character of a guess and those before it. */
interface End {
  readonly unit: number
  readonly score: number
  readonly before: End | undefined
}

/** The likeliest characters for the pairs, and how likely the whole line reads with them. */
function spell(split: Split, pairs: readonly Pair[], used: number, reach: number): Guess | undefined {
  let ends: End[] = [{ unit: split.before, score: 0, before: undefined }]
  for (const pair of pairs) {
    const choices = charactersOf(pair)
    if (choices.length === 0) return undefined
    const cost = pair.trail === -1 || pair.lead === -1 ? lostByte : 0
    const next: End[] = []
    for (const unit of choices) {
      const alone = likely(unit) - cost
      let best: End | undefined
      let score = Number.NEGATIVE_INFINITY
      for (const end of ends) {
        const total = end.score + alone + likelyPair(end.unit, unit)
        if (total > score) {
          best = end
          score = total
        }
      }
      next.push({ unit, score, before: best })
    }
    ends = next
  }
  const rest = split.tokens.slice(used, Math.max(reach, used + 1))
  const lineEnds = used === split.tokens.length && used < mostTokens
  const further = lineEnds ? 0 : asShown(rest)
  const next = rest[0]?.unit
  let best: End | undefined
  let score = Number.NEGATIVE_INFINITY
  for (const end of ends) {
    const joint = next === undefined ? 0 : likelyPair(end.unit, next)
    const total = end.score + (lineEnds ? atLineEnd(end.unit) : joint + further)
    if (total > score) {
      best = end
      score = total
    }
  }
  return best && { units: unitsOf(best), pairs, used, score }
}

/** The characters up to an end, the one before the split left aside. */
function unitsOf(last: End): number[] {
  const units: number[] = []
  for (let end = last; end.before; end = end.before) units.push(end.unit)
  return units.reverse()
}

/** A line ends in a full stop rather than in a sign that something follows. */
function atLineEnd(unit: number): number {
  const sign = String.fromCharCode(unit)
  return sign === '。' ? 4 : '，、：'.includes(sign) ? -6 : 0
}

/** How likely the characters read as they are shown, what stands before them left aside. */
function asShown(tokens: readonly Token[]): number {
  let score = 0
  let last: number | undefined
  for (const { unit } of tokens) {
    score += likely(unit) + (last === undefined ? 0 : likelyPair(last, unit))
    last = unit
  }
  return score
}

const byLead = new Map<number, readonly number[]>()

function charactersOf({ lead, trail, reading }: Pair): readonly number[] {
  if (lead === -1) return []
  if (trail === -1) return reading === undefined ? ordinary(lead) : ordinarySaid(lead, reading)
  const unit = gbkCharacter(lead, trail)
  return unit !== 0 && isSaid(unit, reading) ? [unit] : []
}

function isSaid(unit: number, reading: Reading | undefined): boolean {
  return reading === undefined || charactersRead(reading).includes(String.fromCharCode(unit))
}

const bySaid = new Map<string, readonly number[]>()

/** Those of the {@link ordinary} characters that are read so. */
function ordinarySaid(lead: number, reading: Reading): readonly number[] {
  const key = `${lead}${reading.syllable}${reading.tone}`
  let found = bySaid.get(key)
  if (!found) {
    found = ordinary(lead).filter((unit) => isSaid(unit, reading))
    bySaid.set(key, found)
  }
  return found
}

/** The characters of GBK with this first byte that running text has. */
function ordinary(lead: number): readonly number[] {
  let found = byLead.get(lead)
  if (!found) {
    const units: number[] = []
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const unit = gbkCharacter(lead, trail)
      if (unit !== 0 && likely(unit) > floor) units.push(unit)
    }
    found = units
    byLead.set(lead, found)
  }
  return found
}

function makesSense({ units, pairs, used }: Guess, guesses: number): boolean {
  const whole = pairs.every(({ trail }) => trail !== -1)
  // one character that all bytes are known of, and nothing else it could be
  if (guesses === 1 && whole && used <= 1 && units.every((unit) => unit >= 0x3400 && unit <= 0x9fff)) return true
  return units.length > 0 && mean(units) > floor
}

function mean(units: readonly number[]): number {
  let sum = 0
  for (const unit of units) sum += likely(unit)
  return sum / units.length
}

function editsOf(split: Split, best: Guess, rivals: readonly Guess[]): Edit[] {
  const edits: Edit[] = []
  const last = best.pairs.length - 1
  const stop = best.used === 0 ? split.markEnd : (split.tokens[best.used - 1]?.end ?? split.markEnd)
  for (const [index, unit] of best.units.entries()) {
    const token = split.tokens[index - 1]
    const start = index === 0 ? split.start : (token?.start ?? split.markEnd)
    const end = index === last ? stop : index === 0 ? split.markEnd : (token?.end ?? stop)
    const pair = best.pairs[index]
    const known = pair !== undefined && (pair.trail !== -1 || determined(pair))
    const certain = known && rivals.every(({ units }) => units[index] !== undefined && same(units[index], unit))
    edits.push({ start, end, text: String.fromCharCode(unit), certain })
  }
  return edits
}

/** Whether only one character fits a pair that lost a byte. */
function determined(pair: Pair): boolean {
  if (!pair.reading) return false
  const forms = new Set(
    charactersOf(pair)
      .filter((unit) => likely(unit) > floor)
      .map(simplified),
  )
  return forms.size === 1
}

function same(a: number, b: number): boolean {
  return simplified(a) === simplified(b)
}
