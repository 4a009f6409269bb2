import type { Finding, Report } from '@luoshi/report'
import { both, type Language } from '../language.ts'
import type { Shell } from '../shell.ts'
import { oneLine } from '../terminal/printable.ts'
import type { Failure } from './failure.ts'

/** One line on standard error about one document, in both languages. */
export async function notice(shell: Shell, file: string, zh: string, en: string): Promise<void> {
  await shell.err.write(
    `luoshi: ${oneLine(named(file, shell.language))}: ${oneLine(both(shell.language, { zh, en }))}\n`,
  )
}

/** Writes a failure to standard error in the language of the shell. */
export const failureNotice = (shell: Shell, { file, message, messageEn }: Failure) =>
  notice(shell, file, message, messageEn)

/** The finding that says the text is no work report; null when it is one. */
export function notAReport({ findings }: Report): Finding | null {
  return findings.find(({ rule }) => rule === 'not-a-report') ?? null
}

/** True when `--strict` objects. */
export function hasTrouble({ findings }: Report): boolean {
  return findings.some(({ severity }) => severity !== 'info')
}

function named(file: string, language: Language): string {
  if (file !== '-') return file
  return language === 'zh' ? '标准输入' : 'standard input'
}
