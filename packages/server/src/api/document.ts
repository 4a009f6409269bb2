import type { OpenAPIHono } from '@hono/zod-openapi'
import { problemKinds } from './problem.ts'

/** The OpenAPI 3.1 document of the addresses defined in `app`, and as JSON. */
export function apiDocument(app: OpenAPIHono, root: string, origin = '') {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: '由 luoshi token 生成的令牌',
  })
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '落实 · 公开接口',
      version: '1',
      description: [
        '政府工作报告里的承诺、目标、成效和指标，取自公开快照，从不涉及内部记录。',
        '读取不需要任何身份；任何网页都可以读取（CORS）。回答带 ETag，下次以 If-None-Match 询问，没有变化时答 304。',
        '写入需要令牌。不能回答的一律是 application/problem+json（RFC 9457）：title、detail 是中文，title_en、detail_en 是英文。',
        '日期是 Asia/Shanghai 的日期，时刻是 UTC，时段与位置前闭后开。',
        `problem 的 type：${Object.keys(problemKinds)
          .map((kind) => `urn:luoshi:problem:${kind}`)
          .join('、')}。`,
      ].join('\n\n'),
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${origin.replace(/\/$/, '')}${root}` }],
    tags: [
      { name: '行政区', description: '有哪些行政区、公开了哪些年份' },
      { name: '一年', description: '一年公开的内容：总是最新的公开快照，除非写明 snapshots/{snapshot}' },
      { name: '写入', description: '提交报告、通过报告；需要令牌' },
    ],
  })
  return { document, text: JSON.stringify(document) }
}

/** The OpenAPI document as an object. */
export type ApiDocument = ReturnType<typeof apiDocument>['document']
