import type { Break } from '../../ledger/verify-chain.ts'
import type { Said } from '../language.ts'

/** Where a chain breaks and what that means, for a person. */
export function brokenWords(what: string, { seq, reason, hash }: Break) {
  const { zh, en } = words[reason](seq, hash ?? '')
  return { message: `${what} 核验不符：${zh}`, messageEn: `${what} does not hold: ${en}` }
}

/** Which evidence file is not as the ledger names it. */
export function brokenFile(
  what: string,
  { seq, hash, reason }: { seq: number; hash: string; reason: 'missing' | 'changed' },
) {
  const [zh, en] = reason === 'missing' ? ['不在目录中', 'is not in the folder'] : ['被改动过', 'was changed']
  return {
    message: `${what} 核验不符：台账第 ${seq} 条所列佐证材料 ${hash} ${zh}。`,
    messageEn: `${what} does not hold: evidence file ${hash}, named by ledger entry ${seq}, ${en}.`,
  }
}

const words: Readonly<Record<Break['reason'], (seq: number, hash: string) => Said>> = {
  'entry-changed': (seq) => ({ zh: `台账第 ${seq} 条被改动过。`, en: `ledger entry ${seq} was changed.` }),
  'entry-missing': (seq) => ({ zh: `台账缺第 ${seq} 条。`, en: `ledger entry ${seq} is missing.` }),
  'link-broken': (seq) => ({
    zh: `台账第 ${seq} 条与前一条接不上：前面有条目被改写。`,
    en: `ledger entry ${seq} does not follow the one before: an earlier entry was written anew.`,
  }),
  'cut-short': (seq, hash) => ({
    zh: `台账共 ${seq} 条，其中没有公布过的 ${hash}：末尾被截去或被改写。`,
    en: `its ${seq} entries do not contain ${hash}, published earlier: its end was cut off or written anew.`,
  }),
  'head-differs': (seq, hash) => ({
    zh: `台账到第 ${seq} 条为止，与所记的末条 ${hash} 不同：末尾有条目被删去。`,
    en: `the ledger ends with entry ${seq}, which is not the head ${hash}: entries at its end were deleted.`,
  }),
  'content-missing': (seq, hash) => ({
    zh: `台账第 ${seq} 条所列内容 ${hash} 不在库中。`,
    en: `content ${hash}, named by ledger entry ${seq}, is not there.`,
  }),
  'content-changed': (seq, hash) => ({
    zh: `台账第 ${seq} 条所列内容 ${hash} 被改动过。`,
    en: `content ${hash}, named by ledger entry ${seq}, was changed.`,
  }),
  'purge-unrecorded': (seq, hash) => ({
    zh: `台账第 ${seq} 条所列内容 ${hash} 被清空，而台账没有记载清除。`,
    en: `content ${hash}, named by ledger entry ${seq}, was emptied, and no purge is recorded.`,
  }),
  'wording-changed': (seq) => ({
    zh: `台账第 ${seq} 条通过的承诺事项，文字或序号与库中的不同。`,
    en: `a commitment adopted by ledger entry ${seq} no longer has the words or the number it was adopted with.`,
  }),
}
