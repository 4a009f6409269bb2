import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Answer } from '../web/answers/answer.ts'
import { sendAnswer } from '../web/answers/send-answer.ts'
import { sheet } from './describing-sheet.ts'
import type { ApiDocument } from './document.ts'
import { problemKinds } from './problem.ts'
import { readingAnswer } from './reading-answer.ts'

type Operation = NonNullable<NonNullable<ApiDocument['paths']>[string]['get']>

/** `openapi.json` under `root`, and `root` itself: the same set for reading, without script. */
export function describingPage(app: Hono, document: ApiDocument, text: string, root: string, origin = ''): void {
  const host = origin.replace(/\/$/, '') || 'http://127.0.0.1:3000'
  const page = Promise.resolve(html`${pageOf(document, root, host)}`).then((words) =>
    readingAnswer(String(words), {
      mediaType: 'text/html; charset=utf-8',
      headers: {
        'content-security-policy':
          "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      },
    }),
  )
  const send = (answer: Answer) => (c: Context) => sendAnswer(c, answer)
  app.get(`${root}/openapi.json`, send(readingAnswer(text)))
  app.get(`${root}/describing.css`, send(readingAnswer(sheet, { mediaType: 'text/css; charset=utf-8' })))
  app.get(`${root}/`, async (c) => sendAnswer(c, await page))
  app.get(root, (c) => c.redirect(`${root}/`, 301))
}

const methods = ['get', 'post'] as const

function pageOf({ info, paths, tags }: ApiDocument, root: string, host: string) {
  const operations = Object.entries(paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title}</title>
<link rel="stylesheet" href="${root}/describing.css">
</head>
<body>
<main>
<h1>${info.title}</h1>
${(info.description ?? '')
  .split('\n\n')
  .slice(0, -1)
  .map((words) => html`<p>${words}</p>`)}
<p>机器可读：<a href="${root}/openapi.json">OpenAPI 3.1</a>。表格下载：<code>/{code}/{year}/table.csv</code>、<code>table.xlsx</code>。</p>
<nav aria-label="目录"><ul>${operations.map(
    ({ path, method, operation }) =>
      html`<li><a href="#${operation.operationId}">${operation.summary}</a> <code>${method.toUpperCase()} ${path}</code></li>`,
  )}</ul></nav>
${(tags ?? []).map(
  (tag) => html`<section><h2>${tag.name}</h2><p>${tag.description}</p>
${operations
  .filter(({ operation }) => operation.tags?.includes(tag.name))
  .map(({ path, method, operation }) => operationOf(path, method, operation, host + root))}</section>`,
)}
<section><h2>不能回答时</h2><table><thead><tr><th scope="col">状态</th><th scope="col">type</th><th scope="col">意思</th></tr></thead><tbody>${Object.entries(
    problemKinds,
  ).map(
    ([kind, [status, title]]) =>
      html`<tr><td>${status}</td><td><code>urn:luoshi:problem:${kind}</code></td><td>${title}</td></tr>`,
  )}</tbody></table></section>
</main>
</body>
</html>
`
}

function operationOf(path: string, method: string, operation: Operation, address: string) {
  const parameters = (operation.parameters ?? []).flatMap((one) => ('name' in one ? [one] : []))
  return html`<article id="${operation.operationId}"><h3>${operation.summary}</h3>
<p><code class="path">${method.toUpperCase()} ${path}</code></p>
${operation.description ? html`<p>${operation.description}</p>` : ''}
${
  parameters.length > 0
    ? html`<table><thead><tr><th scope="col">参数</th><th scope="col">在</th><th scope="col">意思</th></tr></thead><tbody>${parameters.map(
        (one) =>
          html`<tr><td><code>${one.name}</code>${one.required ? '（必需）' : ''}</td><td>${one.in === 'path' ? '地址' : '查询'}</td><td>${one.description ?? ''}</td></tr>`,
      )}</tbody></table>`
    : ''
}
<p>回答：${Object.entries(operation.responses ?? {}).map(
    ([status, answer], index) =>
      html`${index > 0 ? '，' : ''}<b>${status}</b> ${'description' in answer ? answer.description : ''}`,
  )}。</p>
<pre tabindex="0"><code>${exampleOf(method, operation, address)}</code></pre></article>`
}

function exampleOf(method: string, operation: Operation, address: string): string {
  const path = String((operation as { readonly 'x-example'?: string })['x-example'] ?? '')
  if (method === 'get') return `curl '${address}${path}'`
  const token = `curl -H 'Authorization: Bearer 令牌' \\\n  `
  return operation.requestBody
    ? `${token}-F no_secrets=true -F file=@报告.docx '${address}${path}'`
    : `${token}-X POST '${address}${path}'`
}
