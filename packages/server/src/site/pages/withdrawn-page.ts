import { html } from 'hono/html'
import type { Addresses } from '../addresses.ts'
import type { Page } from '../layout.ts'
import { titleBlock } from '../parts/title-block.ts'

/** What stands at every address of a year that was public once and was purged: that it was, and no word of it. */
export function withdrawnPage(at: Addresses, name: string, year: number): Page {
  return {
    title: `${name}${year}年的内容已撤下`,
    description: `${name}${year}年的内容曾经公开，现已撤下。`,
    path: '/',
    at,
    indexed: false,
    main: html`
      ${titleBlock(`${name}${year}年的内容已撤下`, ['410'])}
      <div class="prose">
        <p>这一年的内容曾经公开，后来由两人决定清除，已不再保存。清除这件事本身记在台账里，台账的哈希链保持完整。</p>
        <p>如需了解原因，请联系发布机构。<a href="${at.page('/')}">回到首页</a></p>
      </div>`,
  }
}
