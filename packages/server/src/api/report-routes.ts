import { createRoute, type z } from '@hono/zod-openapi'
import { maxBytes } from '@luoshi/report'
import { bodyLimit } from 'hono/body-limit'
import type { MayWrite } from '../access/actor.ts'
import { type Adopted, adoptReport } from '../commands/reports/adopt-report.ts'
import { type Imported, importReport } from '../commands/reports/import-report.ts'
import { readFileApart } from '../commands/reports/read-file-apart.ts'
import { otherPlaceWarning } from '../domain/other-place.ts'
import { jurisdictionByCode } from '../record/places/find-jurisdiction.ts'
import type { ApiDependencies } from './api-dependencies.ts'
import { authorise } from './authorise.ts'
import type { ApiContext } from './define-get.ts'
import { parametersOf } from './parameters.ts'
import { notFound, problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { rawTypes, readUpload, type Upload } from './read-upload.ts'
import { adopted as adoptedSchema, imported as importedSchema, problemSchema } from './schemas.ts'
import { formBytes, tooLargeRequest, unreadableFile } from './unreadable-file.ts'

type Answers = Record<string, { description: string; content?: Record<string, { schema: z.ZodType }> }>

const problems = (...statuses: readonly number[]): Answers =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: '见下表', content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  )

/** Handing a report in, and adopting it; both need a token of the place. */
export function reportRoutes({ app, deps }: ApiContext): void {
  const refused = rateLimit()
  const limited = bodyLimit({ maxSize: maxBytes + formBytes, onError: tooLargeRequest })

  app.openapi(uploadRoute, async (c) => {
    const may = await authorise(c, deps, refused)
    if (may instanceof Response) return may
    let upload: Upload | Response | undefined
    // only who may write has a body taken in
    const refusal = await limited(c, async () => {
      upload = await readUpload(c)
    })
    if (refusal) return refusal
    if (!upload) throw new Error('nothing came of the upload')
    return upload instanceof Response ? upload : takeIn(deps, may, c.req.param('code') ?? '', upload)
  })
  app.openapi(adoptRoute, async (c) => {
    const may = await authorise(c, deps, refused)
    if (may instanceof Response) return may
    const publish = c.req.query('publish') === 'true'
    const adopted = await adoptReport(deps.db, may, deps.now(), c.req.param('id') ?? '', { publish, targets: true })
    if (adopted.kind === 'refused') return notAdopted(adopted)
    deps.published.forget(c.req.param('code') ?? '')
    const { reportId, year, commitments, targets, snapshot } = adopted
    return answer(200, { reportId, year, commitments, targets, snapshot })
  })
}

async function takeIn(deps: ApiDependencies, may: MayWrite, code: string, upload: Upload): Promise<Response> {
  const reading = await readFileApart(upload.bytes, upload.fileName)
  if (reading.kind === 'refused') return unreadableFile(reading)
  const file = upload.year === undefined ? reading.file : { ...reading.file, year: upload.year }
  const imported = await importReport(deps.db, may, deps.now(), file)
  if (imported.kind === 'refused') return notImported(imported)
  const { reportId, year, version } = imported
  let adopted = null
  if (upload.adopt || upload.publish) {
    const outcome = await adoptReport(deps.db, may, deps.now(), reportId, { publish: upload.publish, targets: true })
    // one that is adopted already is what was asked for
    if (outcome.kind === 'refused' && outcome.reason !== 'already-adopted') return notAdopted(outcome)
    deps.published.forget(code)
    if (outcome.kind === 'adopted') {
      const { commitments, targets, snapshot } = outcome
      adopted = { commitments, targets, snapshot }
    }
  }
  const fresh = imported.kind === 'imported'
  const marks = fresh ? imported.findings.filter((finding) => finding.rule === 'secrecy-mark') : []
  const filedUnder = await jurisdictionByCode(deps.db, code)
  const warning = filedUnder && otherPlaceWarning(filedUnder.name, file.report.meta.jurisdiction)
  return answer(fresh ? 201 : 200, {
    reportId,
    year,
    version,
    known: !fresh,
    proposals: fresh ? imported.proposals : null,
    findings: fresh ? imported.findings.length : null,
    secrecyMarks: marks.map((finding) => String(finding.found ?? finding.message)),
    warnings: warning ? [{ message: warning.message, message_en: warning.messageEn }] : [],
    adopted,
  })
}

function answer(status: number, body: object): Response {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
  return new Response(JSON.stringify(body), { status, headers })
}

function notImported({ reason, message, messageEn }: Extract<Imported, { kind: 'refused' }>): Response {
  if (reason !== 'no-year') return problem(reason, { detail: message, detailEn: messageEn })
  return problem(reason, {
    detail: '没有读出这份报告安排的是哪一年的工作。请用 year 写明年份后重新提交。',
    detailEn: 'The report does not say which year it plans. Name the year by year and send it again.',
  })
}

function notAdopted({ reason, message, messageEn }: Extract<Adopted, { kind: 'refused' }>): Response {
  return reason === 'unknown-report'
    ? notFound(message, messageEn)
    : problem(reason, { detail: message, detailEn: messageEn })
}

const done = (status: number, description: string, schema: z.ZodType): Answers => ({
  [status]: { description, content: { 'application/json': { schema } } },
})

interface Field {
  readonly type: 'string'
  readonly description: string
  readonly enum?: string[]
  readonly pattern?: string
  readonly maxLength?: number
}

const fields: Record<string, Field> = {
  no_secrets: { type: 'string', enum: ['true'], description: '声明：不涉及国家秘密、工作秘密' },
  year: { type: 'string', pattern: '^(19|20|21)\\d\\d$', description: '正文没有写明年份时归入哪一年' },
  adopt: { type: 'string', enum: ['true', 'false'], description: '读入后随即通过，预期目标列入任务表；不公开' },
  publish: { type: 'string', enum: ['true', 'false'], description: '通过后随即发布公开快照' },
  file_name: { type: 'string', maxLength: 200, description: '文件名' },
}

const uploadRoute = createRoute({
  method: 'post',
  path: '/v1/{code}/reports',
  operationId: 'uploadReport',
  summary: '提交报告',
  description:
    '不超过 20 MB，格式由内容识别（txt、html、docx、pdf、doc、wps、ofd；装有文字识别的服务器也读扫描件和 png、jpg、tiff 照片）。用表单提交，或直接以文件为正文、其余写在查询参数里。同一份文件再次提交会被认出，答 200。',
  tags: ['写入'],
  security: [{ token: [] }],
  'x-example': '/v1/990101/reports',
  request: {
    params: parametersOf('/v1/{code}/reports'),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file', 'no_secrets'],
            properties: { file: { type: 'string', format: 'binary', description: '报告文件' }, ...fields },
          },
        },
        ...Object.fromEntries(rawTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      },
    },
  },
  parameters: Object.entries(fields).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    description: `以文件为正文时：${description}`,
    schema,
  })),
  responses: {
    ...problems(400, 401, 403, 413, 415, 422, 429),
    ...done(200, '同一份文件此前已经读入', importedSchema),
    ...done(201, '已读入', importedSchema),
  },
})

const adoptRoute = createRoute({
  method: 'post',
  path: '/v1/{code}/reports/{id}/adopt',
  operationId: 'adoptReport',
  summary: '通过报告',
  description:
    '把待审条目列为承诺事项，预期目标列入任务表；publish=true 时随即发布公开快照。有密级或内部标志而未经处理的不予通过（422）。',
  parameters: [
    {
      name: 'publish',
      in: 'query',
      description: '通过后随即发布公开快照',
      schema: { type: 'string', enum: ['true', 'false'] },
    },
  ],
  tags: ['写入'],
  security: [{ token: [] }],
  'x-example': '/v1/990101/reports/01970000-0000-7000-8000-000000000001/adopt',
  request: { params: parametersOf('/v1/{code}/reports/{id}/adopt') },
  responses: {
    ...problems(401, 403, 404, 409, 422, 429),
    ...done(200, '已通过', adoptedSchema),
  },
})
