import { readFile } from 'node:fs/promises'
import { both, type Language } from './language.ts'
import { misuse, refuse } from './misuse.ts'
import type { ExitStatus, Shell } from './shell.ts'
import { oneLine } from './terminal/printable.ts'

/** A command, loaded only when it is called. */
interface Command {
  help(language: Language): string
  run(args: readonly string[], shell: Shell): Promise<ExitStatus>
}

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start/start.ts')).start,
  import: async () => (await import('./import/import.ts')).importFile,
  adopt: async () => (await import('./adopt/adopt.ts')).adopt,
  publish: async () => (await import('./publish/publish.ts')).publish,
  place: async () => (await import('./place/place.ts')).place,
  distribute: async () => (await import('./distribute/distribute.ts')).distribute,
  status: async () => (await import('./status/status.ts')).status,
  verify: async () => (await import('./verify/verify.ts')).verify,
  export: async () => (await import('./export/export.ts')).exportPlace,
  site: async () => (await import('./site/site.ts')).siteAsFiles,
  restore: async () => (await import('./restore/restore.ts')).restore,
  account: async () => (await import('./account/account.ts')).account,
  seal: async () => (await import('./seal/seal.ts')).seal,
  head: async () => (await import('./head/head.ts')).head,
  key: async () => (await import('./key/key.ts')).key,
  token: async () => (await import('./token/token.ts')).token,
  purge: async () => (await import('./purge/purge.ts')).purge,
  clock: async () => (await import('./clock/clock.ts')).clock,
  extract: async () => (await import('./extract/extract.ts')).extract,
  settle: async () => (await import('./settle/settle.ts')).settle,
}
const usage = 'luoshi [--lang zh|en] COMMAND …    luoshi --help'

/** Carry out one call of `luoshi`; returns the exit status. @throws only what nobody foresaw */
export async function runCommand(args: readonly string[], caller: Shell): Promise<ExitStatus> {
  const asked = withLanguage(args, caller)
  if (!asked) return refuse(caller, misuse('--lang 只能是 zh 或 en', '--lang is zh or en'), usage)
  const { words, shell } = asked
  const [name = '', ...rest] = words
  try {
    if (name === '--version' || name === '-V') return await print(shell, `luoshi ${await version()}\n`)
    if (name === 'help' || name === '--help' || name === '-h') return await help(rest, shell)
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command) return await (await command()).run(rest, shell)
    if (name !== '') return await refuse(shell, misuse(`没有命令 ${name}`, `unknown command ${name}`), usage)
    await shell.err.write((await import('./help.ts')).help(shell.language))
    return 2
  } catch (error) {
    const { DamagedFile } = await import('../domain/damaged-file.ts')
    if (error instanceof DamagedFile) {
      await shell.err.write(`luoshi: ${oneLine(both(shell.language, error))}\n`)
      return 1
    }
    if (!(error instanceof Error && 'syscall' in error && error.syscall === 'write')) throw error
    const said = { zh: `输出写不下去：${error.message}`, en: `cannot write the output: ${error.message}` }
    await shell.err.write(`luoshi: ${oneLine(both(shell.language, said))}\n`)
    return 1
  }
}

async function help([name]: readonly string[], shell: Shell): Promise<ExitStatus> {
  if (name === undefined) return print(shell, (await import('./help.ts')).help(shell.language))
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return refuse(shell, misuse(`没有命令 ${name}`, `unknown command ${name}`), usage)
  return print(shell, (await command()).help(shell.language))
}

async function print(shell: Shell, text: string): Promise<ExitStatus> {
  await shell.out.write(text)
  return 0
}

/** `--lang` may stand anywhere before `--`, in front of the command or behind it; null when its value is no language. */
function withLanguage(args: readonly string[], shell: Shell): { words: string[]; shell: Shell } | null {
  const words: string[] = []
  let { language } = shell
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? ''
    if (word === '--') {
      words.push(...args.slice(i))
      break
    }
    if (word !== '--lang' && !word.startsWith('--lang=')) {
      words.push(word)
      continue
    }
    const value = word === '--lang' ? args[++i] : word.slice('--lang='.length)
    if (value !== 'zh' && value !== 'en') return null
    language = value
  }
  return { words, shell: { ...shell, language } }
}

async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}
