import { html } from 'hono/html'
import type { Addresses } from '../addresses.ts'
import type { Page } from '../layout.ts'
import { titleBlock } from '../parts/title-block.ts'

/** How the site can be read by everyone. */
export function accessibilityPage(at: Addresses): Page {
  return {
    title: '无障碍说明',
    description: '本站的长辈版、键盘操作、放大、高对比度、读屏和打印。',
    path: '/accessibility',
    at,
    main: html`
      ${titleBlock('无障碍说明')}
      <div class="prose">
        <p>本站参照 GB/T 37668—2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》和《互联网网站适老化通用设计规范》编写。</p>
        <ul>
          <li><strong>长辈版</strong>：每页右上角可切换，字号不小于22像素，按钮更大，对比更强；翻页时一直保持。</li>
          <li><strong>键盘</strong>：Tab键依次移动，回车打开；每页第一个链接是“跳到正文”。</li>
          <li><strong>放大</strong>：放大到200%仍是一栏，不需要左右拖动。</li>
          <li><strong>颜色</strong>：状态同时用形状和文字表示；文字与底色的对比不低于4.5∶1；随系统设置使用深色或高对比度。</li>
          <li><strong>读屏</strong>：标题、地标、表头和图形都有文字说明；图形的数值另以文字给出。</li>
          <li><strong>脚本</strong>：本站不需要脚本，没有弹窗、广告和验证码。</li>
          <li><strong>打印</strong>：按A4排版，链接地址印在文后。</li>
        </ul>
        <p>使用中遇到障碍，请按各页下方的发布机构或监督电话反映。</p>
        <p><a class="button" href="${at.otherEdition('/accessibility')}">${at.elder ? '回到标准版' : '进入长辈版'}</a></p>
      </div>`,
  }
}
