import { expect, test } from 'vitest'
import { z } from 'zod'
import { progressContent } from './reporting/progress-input.ts'
import { wrongInput } from './wrong-input.ts'

const said = async (schema: z.ZodType, value: unknown): Promise<string> => {
  const read = schema.safeParse(value)
  if (read.success) throw new Error('it fits')
  return (await wrongInput(read.error.issues).json()).detail
}

test.each<[string, z.ZodType, unknown, string]>([
  [
    'a number with too many digits',
    progressContent,
    { figures: [{ taskIndicatorId: crypto.randomUUID(), value: '1'.repeat(20) }] },
    '第 1 项“数值”应为数字',
  ],
  ['an empty file', z.object({ size: z.int().min(1) }), { size: 0 }, '“文件大小”不能小于 1'],
  [
    'a long name',
    z.object({ fileName: z.string().max(400) }),
    { fileName: '长'.repeat(401) },
    '“文件名”太长，最多 400 个字',
  ],
  ['a name that is missing', z.object({ name: z.string().min(1) }), {}, '“名称”没有填写'],
  ['a name of nothing', z.object({ name: z.string().min(1) }), { name: '' }, '“名称”不能为空'],
  [
    'a day that is none',
    z.object({ dueOn: z.iso.date() }),
    { dueOn: '2031-02-30' },
    '“完成时限”应为日期，如 2031-06-30',
  ],
  [
    'a choice that is none',
    z.object({ kind: z.enum(['a', 'b']) }),
    { kind: 'c' },
    '“类型”不是可以选的一种，请重新选择',
  ],
  ['a field of no screen', z.strictObject({}), { proto: 1 }, '提交的内容里有这里不收的部分，请刷新页面后再试'],
  ['words of our own', z.object({ reason: z.string().min(1, '请写明理由') }), { reason: '' }, '“理由”请写明理由'],
])('%s', async (_, schema, value, words) => expect(await said(schema, value)).toBe(`提交的内容有误：${words}。`))

test('no word of a schema reaches a person', async () => {
  const schema = z.object({ a: z.number(), b: z.string().regex(/^x$/), c: z.array(z.uuid()).min(2), d: z.email() })
  const words = await said(schema, { a: 'x', b: 'y', c: ['z'], d: 'e' })
  expect(words).not.toMatch(/[a-z]|正则|数值过小|无效/i)
})
