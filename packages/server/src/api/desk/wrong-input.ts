import { z } from 'zod'
import { problem } from '../problem.ts'

const [zh, en] = [z.locales.zhCN().localeError, z.locales.en().localeError]

/** 422 that says of each field of a request what is wrong with it; the field's path is written `figures.0.value`. */
export function wrongInput(issues: readonly z.core.$ZodIssue[]): Response {
  const errors = issues.map((issue) => ({
    in: 'form' as const,
    name: issue.path.join('.').slice(0, 100),
    message: said(zh, issue),
    message_en: said(en, issue),
  }))
  return problem('wrong-parameter', {
    detail: `提交的内容有误：${errors.map(({ name, message }) => (name ? `${name} ${message}` : message)).join('；')}。`,
    detailEn: `The content is wrong: ${errors.map(({ name, message_en }) => `${name} ${message_en}`).join('; ')}.`,
    errors,
  })
}

function said(words: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  // what a schema of ours says in its own words goes before the general ones
  if (issue.code === 'custom') return issue.message
  const message = words(issue as z.core.$ZodRawIssue)
  return typeof message === 'string' ? message : (message?.message ?? issue.message)
}
