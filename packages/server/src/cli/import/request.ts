import type { Level } from '@luoshi/report'
import { levelOfCode } from '../../domain/division-code.ts'
import { readArguments } from '../arguments.ts'
import { type Misuse, misuse } from '../misuse.ts'

/** What a call of `luoshi import` asks for. */
export interface Request {
  readonly kind: 'request'
  readonly file: string
  readonly code: string | null
  readonly name: string | null
  readonly level: Level | null
  readonly year: number | null
  readonly adopt: boolean
  /** Publish it too. */
  readonly publish: boolean
  /** Whether the call states 不涉及国家秘密、工作秘密. */
  readonly noSecrets: boolean
}

const options = {
  jurisdiction: { takes: 'value', short: 'j' },
  name: { takes: 'value' },
  level: { takes: 'value' },
  year: { takes: 'value' },
  adopt: { takes: 'nothing' },
  publish: { takes: 'nothing' },
  'no-secrets': { takes: 'nothing' },
  声明不涉密: { takes: 'nothing' },
  help: { takes: 'nothing', short: 'h' },
} as const

const levels: Readonly<Record<string, Level>> = {
  national: 'national',
  province: 'province',
  prefecture: 'prefecture',
  county: 'county',
  township: 'township',
  国家: 'national',
  省: 'province',
  市: 'prefecture',
  县: 'county',
  乡镇: 'township',
}

/** The call's words, checked. */
export function readRequest(args: readonly string[]): Request | { readonly kind: 'help' } | Misuse {
  const call = readArguments(args, options)
  if (call.kind === 'misuse') return call
  const { given, rest } = call
  if (given.has('help')) return { kind: 'help' }
  const [file, second] = rest
  if (file === undefined) return misuse('没有写明要读入的文件', 'no file is named')
  if (second !== undefined) return misuse('一次读入一份文件', 'one file at a time')
  const code = given.get('jurisdiction') ?? null
  if (code !== null && levelOfCode(code) === null)
    return misuse(
      `${code} 不是行政区划代码（6 位数字，乡镇 9 或 12 位）`,
      `${code} is no division code (6 digits; 9 or 12 for a township)`,
    )
  const levelWord = given.get('level')
  const level = levelWord === undefined ? null : Object.hasOwn(levels, levelWord) ? levels[levelWord] : undefined
  if (level === undefined)
    return misuse(
      `没有级别 ${levelWord}（可写：省、市、县、乡镇）`,
      `no level ${levelWord} (province, prefecture, county, township)`,
    )
  const yearWord = given.get('year')
  const year = yearWord === undefined ? null : Number(yearWord)
  if (year !== null && !(Number.isInteger(year) && year >= 1949 && year <= 2200))
    return misuse(`${yearWord} 不是年份`, `${yearWord} is no year`)
  return {
    kind: 'request',
    file,
    code,
    name: given.get('name') ?? null,
    level,
    year,
    adopt: given.has('adopt') || given.has('publish'),
    publish: given.has('publish'),
    noSecrets: given.has('no-secrets') || given.has('声明不涉密'),
  }
}
