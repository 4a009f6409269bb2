import type { Finding } from '../report.ts'
import type { Span } from '../source/span.ts'

/**
 * Words by which a document says that it is secret or not for the public: `⟦机密★⟧十年`, `⟦内部资料⟧，注意保存`, a line of
 * its own `⟦秘密⟧`. They only warn; whether the file may enter is stated by a person.
 */
export function secrecyMarks(text: string): Finding[] {
  return [...text.matchAll(marks)].map((match) => {
    const words = match[0].trim()
    const start = match.index + match[0].indexOf(words)
    return {
      rule: 'secrecy-mark',
      severity: 'warn',
      // the reader's spans are branded pairs; these bounds come from the same text
      span: [start, start + words.length] as unknown as Span,
      message: `出现“${words}”字样，可能是密级或内部标志。如文件涉及国家秘密或工作秘密，请立即停止使用，并由两人用 luoshi purge 清除。`,
      messageEn: `“${words}” may be a mark of secrecy. If the document holds state or work secrets, stop and let two persons purge it with luoshi purge.`,
      found: words,
    }
  })
}

const blank = String.raw`[ \t\u00a0\u2000-\u200b\u3000]*`
const bothForms: Readonly<Record<string, string>> = {
  机: '[机機]',
  绝: '[绝絕]',
  内: '[内內]',
  级: '[级級]',
  资: '[资資]',
}
/** Words as marks write them: letters may stand apart (`机　密`) and be traditional (`機密`). */
const spaced = (words: string) => [...words].map((sign) => bothForms[sign] ?? sign).join(blank)
const anyOf = (...words: readonly string[]) => `(?:${words.map(spaced).join('|')})`
const level = anyOf('绝密', '机密', '秘密')
const inside = `${spaced('内部')}${blank}${anyOf('资料', '文件', '参阅', '传阅', '刊物', '材料', '使用', '掌握')}(?!管理|审计)`

// 商业秘密, 国家秘密 and 内部审计 are everyday words of reports; a mark stands with ★, as a level, or alone on its line, also in
// brackets or with the years it holds. 绝密 stands for itself, but not in 杜绝密集 or 拒绝密切
const marks = new RegExp(
  [
    `${level}${blank}[★☆*＊✱✭✯⭐]`,
    `(?<=${spaced('密级')}${blank}[:：]${blank})${anyOf('绝密', '机密', '秘密', '内部', '工作秘密')}`,
    '(?<![杜拒谢隔断])[绝絕]密(?![切集闭封度])',
    `^${blank}[【\\[〔(（]?${blank}${anyOf('绝密', '机密', '秘密', '内部', '工作秘密')}(?:${blank}(?:\\d+|[一二三四五六七八九十]+)${blank}年|${blank}${spaced('长期')})?${blank}[】\\]〕)）]?${blank}$`,
    inside,
    spaced('仅供内部'),
    anyOf('注意保密', '不得外传', '严禁外传'),
  ].join('|'),
  'gmu',
)

/** The marks in words that stand outside the text and are not read into it: heads, feet, notes, stamps. Each is told once, at the beginning. */
export function marksApart(words: readonly string[]): Finding[] {
  const told = new Map(secrecyMarks([...new Set(words)].join('\n')).map((finding) => [finding.found, finding] as const))
  return [...told.values()].map((finding) => ({
    ...finding,
    span: [0, 0],
    message: `页眉、页脚、脚注或印章处${finding.message}`,
    messageEn: `In a head, foot, note or stamp: ${finding.messageEn}`,
  }))
}
