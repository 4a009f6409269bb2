import type { Refusal } from '../domain/refusal.ts'
import { sealWords } from '../vault/sealing/seal-words.ts'
import { SealError } from '../vault/sealing/sealed-stream.ts'
import type { OpenRecord } from './installation.ts'
import { both } from './language.ts'
import type { ExitStatus, Shell } from './shell.ts'
import { oneLine } from './terminal/printable.ts'

/** Say in one line why something was not done; returns the exit status of a failure. */
export async function sayRefused(
  shell: Shell,
  { message, messageEn }: Pick<Refusal, 'message' | 'messageEn'>,
): Promise<1> {
  await shell.err.write(`luoshi: ${oneLine(both(shell.language, { zh: message, en: messageEn }))}\n`)
  return 1
}

/** Do `work` with the record open, and close it whatever comes; says why when it cannot be opened. */
export async function withRecord(shell: Shell, work: (record: OpenRecord) => Promise<ExitStatus>): Promise<ExitStatus> {
  const record = await shell.installation.open()
  if (record.kind === 'refused') return sayRefused(shell, record)
  try {
    return await work(record)
  } catch (error) {
    if (error instanceof SealError)
      return await sayRefused(shell, sealWords({ zh: '佐证材料', en: 'A file of evidence' }, error))
    throw error
  } finally {
    await record.close()
  }
}

/** One of two wordings, by the shell's language. */
export const say = ({ language }: Shell, zh: string, en: string): string => (language === 'zh' ? zh : en)
