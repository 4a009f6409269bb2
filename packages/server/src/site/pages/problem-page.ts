import { html } from 'hono/html'
import type { Addresses } from '../addresses.ts'
import type { Page } from '../layout.ts'
import { titleBlock } from '../parts/title-block.ts'

/** What stands where there is no page, or where a page could not be made. */
export function problemPage(at: Addresses, path: string, kind: 'not-found' | 'failed' | 'unavailable'): Page {
  const missing = kind === 'not-found'
  return {
    title: missing ? '没有这一页' : '页面暂时打不开',
    description: missing ? '没有这一页。' : '页面暂时打不开。',
    path: missing ? '/' : path,
    at,
    indexed: false,
    main: html`
      ${titleBlock(missing ? '没有这一页' : '页面暂时打不开', [missing ? '404' : kind === 'failed' ? '500' : '503'])}
      <div class="prose">
        ${
          missing
            ? html`<p>地址可能抄错了。承诺事项的地址由区划代码、年份和序号三段组成，例如“140181/2023/33”。</p><p>可以从<a href="${at.page('/')}">首页</a>重新进入，再按词或序号查找。</p>`
            : kind === 'unavailable'
              ? html`<p>服务暂时繁忙或正在恢复，请过几秒刷新。</p><p><a href="${at.page('/')}">回到首页</a></p>`
              : html`<p>系统出了差错，已经记录。请过一会儿刷新；如果仍然打不开，请联系发布机构，并告知本页地址。</p><p><a href="${at.page('/')}">回到首页</a></p>`
        }
      </div>`,
  }
}
