import { html } from 'hono/html'
import { defaultLightRules, type LightRules } from '../../domain/judging/light-rules.ts'
import { type StateName, stateOrder, stateWords } from '../../domain/published-state.ts'
import type { Addresses } from '../addresses.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { titleBlock } from '../parts/title-block.ts'

/** A place's ledger as the page of method names it. */
export interface LedgerStanding {
  readonly code: string
  readonly name: string
  readonly entries: number
  readonly hash: string
  /** By which it gives its lights now. */
  readonly rules: LightRules
}

/** How a report is read, what the states mean, and how to check that nothing was rewritten. */
export function methodPage(at: Addresses, ledgers: readonly LedgerStanding[]): Page {
  return {
    title: '怎样读',
    description: '本站怎样把政府工作报告读成承诺事项，状态各是什么意思，怎样核验台账没有被改过。',
    path: '/method',
    at,
    main: html`
      ${titleBlock('怎样读')}
      <div class="prose">
        <h2>从报告到承诺事项</h2>
        <p>政府工作报告逐句读入，分出上一年的成效、本年的预期目标、重点领域和举措、民生实事。每一项都记着它在报告里的位置，点开就能看到那一句。</p>
        <p>读入的结果先由人审核，通过之后才列为承诺事项。文字自列入起冻结，序号全年连续，不因分类改变。文件如有缺字、乱码，复原的字在<strong>报告全文</strong>里用点线标出，并注明原文件作什么。</p>
        <p>数字照报告写，不换算单位；每个数字注明时期和来源。报告没有写的，不推断、不补写。</p>
        <h2 id="states">状态是什么意思</h2>
        ${states(ledgers)}
        <p>状态先看形状和文字，颜色只作辅助，黑白打印也能分辨。“尚无填报”不是零，也不表示没有做。</p>
        <h2>快照</h2>
        <p>公开页面显示的是经人发布的快照，不是内部记录的实时画面。每份快照写明编号和数据截至日期；新快照发布后，旧快照仍可查阅，并标明已被替代。</p>
        <h2 id="ledger">台账与核验</h2>
        <p>每次改动都在台账里留一条记录，只增不改，前后以哈希相连：改动、删去其中任何一条，后面的哈希就对不上。公布最末一条的哈希，是为了让截去尾部也能被发现。</p>
        ${ledgerTable(ledgers)}
        <p>核验的办法：记下这里或变更订阅里的哈希，以后在系统所在的机器上运行</p>
        <p><code>luoshi verify --head 哈希</code></p>
        <p>台账完整时报告“完整”；有一处被改动、删去或截短，就指出第一处在哪里。导出的台账不用数据库也能核验。</p>
      </div>`,
  }
}

function ledgerTable(ledgers: readonly LedgerStanding[]): Markup {
  if (ledgers.length === 0) return html`<p>各地台账的哈希见该地的“变更与快照”页。</p>`
  return html`
    <table class="ruled ledgers">
      <caption class="hidden">台账的条数与最末一条的哈希</caption>
      <thead><tr><th scope="col">行政区</th><th scope="col">条数</th><th scope="col">最末一条的哈希（SHA-256）</th></tr></thead>
      <tbody>${ledgers.map(({ code, name, entries, hash }) => html`<tr><th scope="row">${name}<small>${code}</small></th><td>${entries}</td><td><code class="hash">${hash}</code></td></tr>`)}</tbody>
    </table>`
}

/** What the states mean, once for all places that judge by the same rules. */
function states(places: readonly LedgerStanding[]): Markup {
  const alike = [...Map.groupBy(places, ({ rules }) => JSON.stringify(meaningsBy(rules))).values()]
  const table = (rules: LightRules) => {
    const meanings = meaningsBy(rules)
    return html`<dl class="facts states">${stateOrder.map((name) => html`<div><dt><span class="state ${name}"><i aria-hidden="true">${stateWords[name][0]}</i> ${stateWords[name][1]}</span></dt><dd>${meanings[name]}</dd></div>`)}</dl>`
  }
  const [first] = alike
  if (!first?.[0]) return html`${table(defaultLightRules)}<p>以上界限为通常规定，各地可以另定。</p>`
  if (alike.length === 1) return table(first[0].rules)
  return html`${alike.map((those) => html`<h3>${those.map(({ name }) => name).join('、')}</h3>${those[0] ? table(those[0].rules) : ''}`)}`
}

function meaningsBy({
  yellowAt,
  redBelow,
  nodeDays,
  lateIsYellow,
  missingForRed,
  bindingIsRed,
}: LightRules): Record<StateName, string> {
  const [yellow, red] = [-yellowAt, -redBelow]
  const binding = bindingIsRed ? '，或约束性指标未达到' : ''
  const late = lateIsYellow ? '当期没有按时填报；' : ''
  return {
    blue: '事项已经办结，经另一人核实。',
    green: yellow === 0 ? '进度与时间相称。' : `进度与时间相称，或落后不到${yellow}个百分点。`,
    yellow: `落后${yellow}至${red}个百分点，或节点在${nodeDays}天以内或已过而未完成，或位次、等级等指标未达要求。`,
    red: `落后超过${red}个百分点，或已过完成时限，或应当保持的指标出现倒退${binding}。`,
    late: `只因填报：${late}连续${missingForRed}期没有填报的按严重程度最高的一级记录。不表示工作没有做。`,
    grey: '这一时期没有进度要求，例如只在年底统计的指标。',
    unreported: '还没有任何进展填报，不作评价。',
    withdrawn: '已公开撤回，页面保留并写明理由和日期。',
  }
}
