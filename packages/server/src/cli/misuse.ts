import { both, type Said } from './language.ts'
import type { ExitStatus, Shell } from './shell.ts'
import { oneLine } from './terminal/printable.ts'

/** A call that cannot be carried out as written, and what is wrong with it. */
export interface Misuse {
  readonly kind: 'misuse'
  readonly said: Said
}

/** A wrong use of the command line; the exit code is 2. */
export const misuse = (zh: string, en: string): Misuse => ({ kind: 'misuse', said: { zh, en } })

/** Say what is wrong with the call and how it goes right; returns the exit status of wrong usage. */
export async function refuse(shell: Shell, { said }: Misuse, usage: string): Promise<ExitStatus> {
  const hint = shell.language === 'zh' ? `用法：${usage}` : `Usage: ${usage}`
  await shell.err.write(`luoshi: ${oneLine(both(shell.language, said))}\n${hint}\n`)
  return 2
}
