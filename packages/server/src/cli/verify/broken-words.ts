import type { Signed } from '../../exchange/archive/archive-keys.ts'
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

/** Why the signature of an archive that is whole in itself is not good enough. */
export function notSigned(file: string, signed: Exclude<Signed, { readonly kind: 'signed' }>) {
  switch (signed.kind) {
    case 'unsigned':
      return {
        message: `${file} 没有签名：各部分相互一致，但可能是另行制作的。2026 年 11 月以前的版本导出的归档没有签名，请用 --head 与公布过的末条哈希核对，并向导出者核实。`,
        messageEn: `${file} is not signed: its parts fit one another, but it may have been made again. Earlier versions signed none; compare with --head and ask who exported it.`,
      }
    case 'unknown-key':
      return {
        message: `${file} 由密钥 ${signed.fingerprint} 签名，不是所认的密钥。请向导出的机器核对指纹（luoshi key），相符时加 --key ${signed.fingerprint} 再核验。`,
        messageEn: `${file} is signed by ${signed.fingerprint}, a key that is not known here. Compare it on the machine that exported (luoshi key), then verify with --key ${signed.fingerprint}.`,
      }
    case 'forged':
      return {
        message: `${file} 的签名不成立：清单在签名之后被改动，或签名是伪造的。不要使用这个归档。`,
        messageEn: `The signature of ${file} does not hold: its manifest was changed after signing, or the signature is forged. Do not use it.`,
      }
  }
}

const words: Readonly<Record<Break['reason'], (seq: number, hash: string) => Said>> = {
  'entry-changed': (seq) => ({ zh: `台账第 ${seq} 条被改动过。`, en: `ledger entry ${seq} was changed.` }),
  'entry-missing': (seq) => ({ zh: `台账缺第 ${seq} 条。`, en: `ledger entry ${seq} is missing.` }),
  'link-broken': (seq) => ({
    zh: `台账第 ${seq} 条与前一条接不上：前面有条目被改写。`,
    en: `ledger entry ${seq} does not follow the one before: an earlier entry was written again.`,
  }),
  'cut-short': (seq, hash) => ({
    zh: `台账共 ${seq} 条，其中没有公布过的 ${hash}：末尾被截去或被改写。`,
    en: `its ${seq} entries do not contain ${hash}, published earlier: its end was cut off or written again.`,
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
  'snapshot-differs': (seq, hash) => ({
    zh: `台账第 ${seq} 条发布的快照 ${hash} 与库中的不同，或库中有台账没有记载的快照。`,
    en: `the snapshot ${hash} of ledger entry ${seq} is not the one that stands there, or no entry names it.`,
  }),
  'task-differs': (seq, id) => ({
    zh: `任务 ${id} 的内容、时限、目标要求或公开属性，与台账第 ${seq} 条所记的不同。`,
    en: `the words, limit, requirement or disclosure of task ${id} are not those of ledger entry ${seq}.`,
  }),
  'report-differs': (seq, id) => ({
    zh: `填报 ${id} 的状态或内容，与台账（第 ${seq} 条）所记的不同。`,
    en: `the state or content of report ${id} is not what the ledger (entry ${seq}) recorded.`,
  }),
  'light-differs': (seq, id) => ({
    zh: `任务 ${id} 的亮灯，与台账（第 ${seq} 条）所记的不同。`,
    en: `a light of task ${id} is not what the ledger (entry ${seq}) recorded.`,
  }),
  'role-differs': (seq, id) => ({
    zh: `角色 ${id} 的人员、种类、单位或起止，与台账（第 ${seq} 条）所记的不同。`,
    en: `the person, kind, unit or days of role ${id} are not what the ledger (entry ${seq}) recorded.`,
  }),
  'security-log-differs': (seq) => ({
    zh: `安全日志第 ${seq} 条起被改动、删去或截短。`,
    en: `the security log was changed, thinned out or cut short from its row ${seq} on.`,
  }),
  'evidence-differs': (seq, id) => ({
    zh: `佐证材料 ${id} 的文件或撤下情况，与台账（第 ${seq} 条）所记的不同。`,
    en: `the file of evidence ${id}, or whether it was taken off, is not what the ledger (entry ${seq}) recorded.`,
  }),
  'wording-changed': (seq) => ({
    zh: `台账第 ${seq} 条通过的承诺事项，文字或序号与库中的不同。`,
    en: `a commitment adopted by ledger entry ${seq} no longer has the words or the number it was adopted with.`,
  }),
}
