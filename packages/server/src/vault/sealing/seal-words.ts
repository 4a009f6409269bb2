import type { SealError } from './sealed-stream.ts'

/** What a sealed content that cannot be read means and what to do, for people. */
export function sealWords(
  what: { readonly zh: string; readonly en: string },
  { reason, key }: SealError,
): { readonly message: string; readonly messageEn: string } {
  return reason === 'no-key'
    ? {
        message: `${what.zh}是用密钥 ${key} 加密的，本机没有这个密钥，读不出来。请把密钥放回 LUOSHI_ENCRYPTION_KEYS 所指的文件（或 LUOSHI_ENCRYPTION_FORMER）后再试。`,
        messageEn: `${what.en} is sealed with key ${key}, which is not here. Put the key back into the file of LUOSHI_ENCRYPTION_KEYS (or LUOSHI_ENCRYPTION_FORMER) and try again.`,
      }
    : {
        message: `${what.zh}的密文被改动或已损坏，没有读取。请从备份恢复。`,
        messageEn: `The sealed content of ${what.en} was changed or is damaged; nothing was read. Restore it from a backup.`,
      }
}
