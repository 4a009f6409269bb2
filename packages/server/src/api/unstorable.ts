import type { Context, Next } from 'hono'
import { visibleText } from '../domain/visible-text.ts'
import { problem } from './problem.ts'

/** Whether a text holds what the database cannot keep: U+0000 or half of a surrogate pair. */
const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** Refuses an address that says U+0000, in its path or its parameters: no row has it, and no log can keep it. */
export async function storableAddress(c: Context, next: Next): Promise<Response | undefined> {
  if (!/%00/.test(c.req.url)) {
    await next()
    return undefined
  }
  return problem('wrong-parameter', {
    detail: '地址或查询条件里有无法保存的字符（空字符），没有办理。请删去后重试。',
    detailEn: 'The address holds U+0000, which cannot be kept; nothing was done.',
  })
}

/** The refusal of a body that holds such characters. */
export const unstorableBody = (): Response =>
  problem('wrong-parameter', {
    detail: '内容里有无法保存的字符（空字符或残缺的字符），没有办理。请删去后重试，或重新输入该处文字。',
    detailEn: 'The content holds U+0000 or half of a surrogate pair, which cannot be kept; nothing was done.',
  })

/** What a JSON text says, each of its words without what nobody sees. */
export function withoutUnseen(json: string, said: unknown): unknown {
  if (visibleText(json) === json && !/\\(u(00[0189]|20[026])|[bf])/i.test(json)) return said
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? visibleText(value) : value))
}

/** Whether a JSON text says U+0000 or half of a surrogate pair, in whatever way. */
export function saysUnstorable(json: string): boolean {
  if (!/\\u(0000|d[89a-f])/i.test(json)) return false
  let found = false
  JSON.parse(json, (key, value: unknown) => {
    for (const each of [key, value]) if (typeof each === 'string' && isUnstorable(each)) found = true
    return value
  })
  return found
}
