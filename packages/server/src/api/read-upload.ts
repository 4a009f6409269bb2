import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { parameterWords } from './parameters.ts'
import { problem } from './problem.ts'
import { wrongOf, wrongParameters } from './wrong-parameters.ts'

/** A file handed in, with what was said of it. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly year: number | undefined
  readonly adopt: boolean
  readonly publish: boolean
}

/** Media types of a body that is the file itself. What the file is, its bytes say. */
export const rawTypes = [
  'application/octet-stream',
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-works',
  'application/ofd',
  'image/png',
  'image/jpeg',
  'image/tiff',
  'text/plain',
  'text/html',
] as const

const said = z.strictObject({
  no_secrets: z.string().optional(),
  year: z
    .string()
    .regex(/^(19|20|21)\d\d$/)
    .optional(),
  adopt: z.enum(['true', 'false']).optional(),
  publish: z.enum(['true', 'false']).optional(),
  file_name: z.string().min(1).max(200).optional(),
})

/** The file of a request: a form's field `file`, or the body itself with what is said of it in the query. */
export async function readUpload(c: Context): Promise<Upload | Response> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'multipart/form-data') return readForm(c)
  if (!rawTypes.some((known) => known === type)) return unsupported(type)
  const stated = understand('query', c.req.query())
  if (stated instanceof Response) return stated
  return { ...stated, bytes: new Uint8Array(await c.req.arrayBuffer()), fileName: plainName(stated.fileName) }
}

async function readForm(c: Context): Promise<Upload | Response> {
  const form = await c.req.formData().catch((error: unknown) => {
    // a body over the limit breaks off here too, and is to be answered as such
    if (error instanceof Error && error.name === 'BodyLimitError') throw error
    return null
  })
  if (!form)
    return problem('malformed-body', {
      detail: '表单内容不完整或格式不对。请用 multipart/form-data 提交，文件放在 file 字段。',
      detailEn: 'The form is incomplete or malformed. Send multipart/form-data with the file in the field file.',
    })
  const fields: Record<string, string> = {}
  let file: File | undefined
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else if (name === 'file') file = value
    else return wrongParameters([{ in: 'form', name, words: { zh: '没有这个字段', en: 'is not known' } }])
  }
  const stated = understand('form', fields)
  if (stated instanceof Response) return stated
  if (!file) return wrongParameters([{ in: 'form', name: 'file', words: parameterWords.file ?? { zh: '', en: '' } }])
  return { ...stated, bytes: await file.bytes(), fileName: plainName(stated.fileName ?? file.name) }
}

function understand(where: 'query' | 'form', fields: Readonly<Record<string, string>>) {
  const parsed = said.safeParse(fields)
  if (!parsed.success) return wrongParameters(parsed.error.issues.flatMap((issue) => wrongOf(issue, where)))
  const { no_secrets, year, adopt, publish, file_name } = parsed.data
  if (no_secrets !== 'true')
    return problem('statement-required', {
      detail: '请确认文件不涉及国家秘密、工作秘密，并以 no_secrets=true 声明后再提交。',
      detailEn: 'State by no_secrets=true that the file holds no state secret and no work secret, and send it again.',
    })
  return {
    year: year === undefined ? undefined : Number(year),
    adopt: adopt === 'true',
    publish: publish === 'true',
    fileName: file_name,
  }
}

/** A file's name without its folders and without characters that mean something to a terminal or a path. */
function plainName(name: string | undefined): string {
  const plain = (name ?? '')
    .replace(/^.*[/\\]/s, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(0, 200)
  return plain === '' || plain === '.' || plain === '..' ? '未命名' : plain
}

function unsupported(type: string): Response {
  return problem('unsupported-type', {
    detail: `不接受内容类型 ${type || '（未写明）'}。请用 multipart/form-data，或以 application/octet-stream 直接提交文件。`,
    detailEn: `The content type ${type || '(none)'} is not accepted. Send multipart/form-data, or the file itself as application/octet-stream.`,
    headers: { 'Accept-Post': ['multipart/form-data', ...rawTypes].join(', ') },
  })
}
