import type { z } from '@hono/zod-openapi'
import { parameterWords } from './parameters.ts'
import { problem } from './problem.ts'

interface Wrong {
  readonly in: 'query' | 'form'
  readonly name: string
  readonly words: { readonly zh: string; readonly en: string }
}

/** 422 that says of each parameter what it is to be. */
export function wrongParameters(wrong: readonly Wrong[]): Response {
  const shown = (name: string) => name.slice(0, 60)
  return problem('wrong-parameter', {
    detail: `${wrong.map(({ name, words }) => `${shown(name)}：${words.zh}`).join('；')}。`,
    detailEn: `${wrong.map(({ name, words }) => `${shown(name)} ${words.en}`).join('; ')}.`,
    errors: wrong.map(({ in: where, name, words }) => ({
      in: where,
      name: shown(name),
      message: words.zh,
      message_en: words.en,
    })),
  })
}

/** What an issue of a schema means, a parameter each. */
export function wrongOf(issue: z.core.$ZodIssue, where: 'query' | 'form'): readonly Wrong[] {
  const unknown = { zh: '没有这个参数', en: 'is not known' }
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ in: where, name, words: unknown }))
  const name = String(issue.path[0] ?? '')
  return [{ in: where, name, words: parameterWords[name] ?? unknown }]
}
