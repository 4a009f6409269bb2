import { z } from 'zod'
import { problem } from '../problem.ts'
import { chineseOf, fieldWords } from './input-words.ts'

const en = z.locales.en().localeError

/**
 * 422 that says of each field of a request what is wrong with it; the field's path is written `figures.0.value`. `room` is the
 * first part of the address, where a field may have a name of its own.
 */
export function wrongInput(issues: readonly z.core.$ZodIssue[], room = ''): Response {
  const errors = issues.map((issue) => ({
    in: 'form' as const,
    name: issue.path.join('.').slice(0, 100),
    message: chineseOf(issue, own(issue)),
    message_en: said(en, issue),
    field: fieldWords(issue.path, room),
  }))
  return problem('wrong-parameter', {
    detail: `提交的内容有误：${errors.map(({ field, message }) => `${field}${message}`).join('；')}。`,
    detailEn: `The content is wrong: ${errors.map(({ name, message_en }) => `${name} ${message_en}`).join('; ')}.`,
    errors: errors.map(({ field: _, ...error }) => error),
  })
}

/** The words that a schema of ours has for its own rule; null where it has none. */
function own(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'custom') return issue.message
  return issue.message === said(en, issue) || !/\p{Script=Han}/u.test(issue.message) ? null : issue.message
}

function said(words: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  // what a schema of ours says in its own words goes before the general ones
  if (issue.code === 'custom') return issue.message
  const message = words(issue as z.core.$ZodRawIssue)
  return typeof message === 'string' ? message : (message?.message ?? issue.message)
}
