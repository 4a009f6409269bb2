import { availableParallelism } from 'node:os'
import { readArguments } from '../arguments.ts'
import { type Misuse, misuse } from '../misuse.ts'

const forms = ['json', 'markdown', 'csv', 'explain', 'ndjson', 'schema'] as const

/** In which form the reports are printed. */
export type Form = 'outline' | (typeof forms)[number]

/** What one call of `luoshi extract` asks for. */
export interface Request {
  readonly kind: 'request'
  readonly form: Form | 'help'
  /** Files, folders, `-`, as given. */
  readonly paths: readonly string[]
  /** A file that lists more paths, `-` for standard input. */
  readonly list: { readonly path: string; readonly end: '\n' | '\0' } | null
  readonly strict: boolean
  readonly jobs: number
}

const options = {
  ...Object.fromEntries(forms.map((form) => [form, { takes: 'nothing' as const }])),
  jobs: { takes: 'value', short: 'j' },
  'files-from': { takes: 'value' },
  null: { takes: 'nothing', short: '0' },
  strict: { takes: 'nothing' },
  help: { takes: 'nothing', short: 'h' },
} as const

/** What the words behind `luoshi extract` ask for, or what is wrong with them. */
export function readRequest(args: readonly string[]): Request | Misuse {
  const read = readArguments(args, options)
  if (read.kind === 'misuse') return read
  const { given, rest: paths } = read
  const named = forms.filter((form) => given.has(form))
  const [form = 'outline', second] = named
  const from = given.get('files-from')
  const jobs = given.get('jobs') ?? String(availableParallelism())
  const request: Request = {
    kind: 'request',
    form: given.has('help') ? 'help' : form,
    paths,
    list: from === undefined ? null : { path: from, end: given.has('null') ? '\0' : '\n' },
    strict: given.has('strict'),
    jobs: Number(jobs),
  }
  if (request.form === 'help') return request
  if (second) return misuse(`--${form} 与 --${second} 不能同用`, `--${form} and --${second} exclude each other`)
  if (form === 'schema')
    return paths.length > 0 || from !== undefined ? misuse('--schema 后面不跟文件', '--schema takes no files') : request
  if (given.has('jobs') && form !== 'ndjson') return misuse('--jobs 要同 --ndjson 合用', '--jobs goes with --ndjson')
  if (!/^[1-9]\d{0,2}$/.test(jobs) || request.jobs > 256)
    return misuse('--jobs 是 1 到 256 的整数', '--jobs is a whole number from 1 to 256')
  if (given.has('null') && !request.list) return misuse('-0 要同 --files-from 合用', '-0 goes with --files-from')
  const stdin = paths.filter((path) => path === '-').length + (from === '-' ? 1 : 0)
  if (stdin > 1) return misuse('标准输入只能用一次', 'standard input can be used only once')
  if (paths.length === 0 && !request.list) return misuse('没有给出文件', 'no file was given')
  return request
}
