import { readArguments } from '../arguments.ts'
import { type Misuse, misuse } from '../misuse.ts'

const forms = ['json', 'markdown', 'csv', 'xlsx'] as const

/** How the settlement is written: for people, or as a table or JSON. */
export type SettleForm = 'text' | (typeof forms)[number]

/** What one call of `luoshi settle` asks for. */
export type SettleRequest =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'pair'
      readonly last: string
      readonly next: string
      readonly form: SettleForm
      readonly weights: string | null
    }
  | {
      readonly kind: 'corpus'
      readonly folder: string
      readonly out: string | null
      readonly jobs: number | null
      readonly form: 'text' | 'json'
      readonly weights: string | null
    }

const options = {
  ...Object.fromEntries(forms.map((form) => [form, { takes: 'nothing' as const }])),
  corpus: { takes: 'value' },
  out: { takes: 'value', short: 'o' },
  jobs: { takes: 'value', short: 'j' },
  weights: { takes: 'value' },
  help: { takes: 'nothing', short: 'h' },
} as const

/** What the words behind `luoshi settle` ask for, or what is wrong with them. */
export function readSettleRequest(args: readonly string[]): SettleRequest | Misuse {
  const read = readArguments(args, options)
  if (read.kind === 'misuse') return read
  const { given, rest } = read
  if (given.has('help')) return { kind: 'help' }
  const [form = 'text', second] = forms.filter((name) => given.has(name))
  const weights = given.get('weights') ?? null
  const folder = given.get('corpus')
  if (second) return misuse(`--${form} 与 --${second} 不能同用`, `--${form} and --${second} exclude each other`)
  if (folder !== undefined) {
    if (form !== 'text' && form !== 'json')
      return misuse(`--${form} 与 --corpus 不能同用`, `--${form} and --corpus exclude each other`)
    if (rest.length > 0) return misuse('--corpus 后面只跟一个文件夹', '--corpus takes one folder and no files')
    const jobs = given.get('jobs')
    if (jobs !== undefined && !/^[1-9]\d?$/.test(jobs))
      return misuse('--jobs 是 1 到 99 的整数', '--jobs is a whole number from 1 to 99')
    return {
      kind: 'corpus',
      folder,
      out: given.get('out') ?? null,
      jobs: jobs === undefined ? null : Number(jobs),
      form,
      weights,
    }
  }
  for (const name of ['out', 'jobs'])
    if (given.has(name)) return misuse(`--${name} 要同 --corpus 合用`, `--${name} goes with --corpus`)
  const [last, next, third] = rest
  if (last === undefined || next === undefined || third !== undefined)
    return misuse('要给出两份报告：去年的和今年的', 'name two reports: last year’s and this year’s')
  return { kind: 'pair', last, next, form, weights }
}
