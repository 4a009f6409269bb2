import { html } from 'hono/html'
import type { Addresses } from '../addresses.ts'
import type { Page } from '../layout.ts'
import { titleBlock } from '../parts/title-block.ts'

/** What this site is, and is not. */
export function aboutPage(at: Addresses): Page {
  return {
    title: '关于',
    description: '落实把政府工作报告读成可以查找、跟踪和核对的承诺事项台账。',
    path: '/about',
    at,
    main: html`
      ${titleBlock('关于')}
      <div class="prose">
        <p>每年年初，各级政府在工作报告里安排全年工作。<strong>落实</strong>把报告里的话一句一句列成承诺事项：谁牵头、什么时候、到了哪一步、后来改过什么，都放在固定的地址上，供群众、代表和记者查阅，也供部门自己对账。</p>
        <h2>您可以做什么</h2>
        <ul>
          <li>在<strong>年度总览</strong>看全年各项承诺和民生实事；</li>
          <li>按两个字的词<strong>查找</strong>，例如“公园”“供热”；</li>
          <li>打开某一项，看它在报告里的<strong>原话</strong>；</li>
          <li>在<strong>变更与快照</strong>看每次发布改了什么，用Atom订阅；</li>
          <li>下载全年表格（Excel、CSV），或者打印。</li>
        </ul>
        <h2>本站不做什么</h2>
        <ul>
          <li>不编写进展：没有填报的，写“尚无填报”；</li>
          <li>不使用脚本、Cookie和统计代码，不记录谁看过什么；</li>
          <li>不接收涉密内容和工作秘密。</li>
        </ul>
        <h2>内容有误怎么办</h2>
        <p>请按页面下方“本页信息”里的发布机构或监督电话反映，并注明页面的固定地址。更正会作为新的快照发布，原来的一版保留可查。</p>
        <p>落实是开放源代码软件（Apache-2.0）。读报告的办法见<a href="${at.page('/method')}">怎样读</a>。</p>
      </div>`,
  }
}
