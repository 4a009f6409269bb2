import { parseArgs } from 'node:util'
import { type Misuse, misuse } from './misuse.ts'

/** The options a command knows: `--name` or `-short`, with a value when `takes` is 'value'. */
export type OptionTable = Readonly<Record<string, { readonly takes: 'nothing' | 'value'; readonly short?: string }>>

/** The arguments of a call: options by their long names (the last of a repeated one counts) and positional ones. */
export interface Arguments {
  readonly kind: 'arguments'
  readonly given: ReadonlyMap<string, string>
  readonly rest: readonly string[]
}

/** Parses the arguments of a call by the options a command knows; everything after `--` is positional. */
export function readArguments(args: readonly string[], table: OptionTable): Arguments | Misuse {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { takes, short }]) => [
      name,
      { type: takes === 'value' ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) },
    ]),
  )
  // not strict: the parser's own error messages are in English only
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const given = new Map<string, string>()
  const rest: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const option = table[name]
    if (!option) return misuse(`没有选项 ${rawName}`, `unknown option ${rawName}`)
    if (option.takes === 'value' && (value === undefined || value === ''))
      return misuse(`选项 ${rawName} 后面缺少取值`, `option ${rawName} needs a value`)
    if (option.takes === 'nothing' && value !== undefined)
      return misuse(`选项 ${rawName} 不带取值`, `option ${rawName} takes no value`)
    given.set(name, value ?? '')
  }
  return { kind: 'arguments', given, rest }
}
