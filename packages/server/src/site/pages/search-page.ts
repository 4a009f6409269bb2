import { html } from 'hono/html'
import { stateWords } from '../../domain/published-state.ts'
import { excerptOf, longestQuestion, rangesOf } from '../../domain/search/search-terms.ts'
import { type Hit, type Said, searchExamples, searchYear } from '../../publication/search-year.ts'
import type { Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { stateCounts } from '../parts/state-mark.ts'
import { titleBlock } from '../parts/title-block.ts'
import type { YearView } from '../year-view.ts'

const groups = [
  ['commitment', '承诺事项'],
  ['area', '重点领域'],
  ['target', '预期目标'],
  ['result', '工作成效'],
  ['followed', '跟踪事项'],
  ['report', '报告原文'],
] as const

/** A question as the address has it; a state or unit that the year does not have asks for nothing. */
export interface Asked {
  readonly words: string
  readonly state?: string | undefined
  readonly unit?: string | undefined
}

/** What of the year holds the words asked for, of every kind or of commitments in a state or of a unit. */
export function searchPage(view: YearView, asked: Asked, text: readonly Said[] = []): Page {
  const { jurisdiction, year } = view.year
  const question = asked.words.replace(/\p{Cc}+/gu, ' ').trim()
  const states = stateCounts(view.year.commitments).map(([name]) => name)
  const units = unitsOf(view)
  const state = states.find((name) => name === asked.state)
  const unit = units.find((name) => name === asked.unit)
  const narrowed = { ...(state === undefined ? {} : { state }), ...(unit === undefined ? {} : { unit }) }
  const { terms, hits } = searchYear(view.year, question, narrowed, text)
  const cut = [...question].length > longestQuestion
  return {
    title: `查找：${jurisdiction.name}${year}年`,
    description: `在${jurisdiction.name}${year}年的承诺事项、成效与目标里查找。`,
    path: view.path('/search'),
    at: view.at,
    view,
    indexed: false,
    main: html`
      ${titleBlock('查找', [`${jurisdiction.name}${year}年`])}
      <form class="ask" role="search" action="${view.latest('/search')}" method="get">
        <label for="words">查找承诺事项、进展、成效、目标、单位和报告原文</label>
        <div><input id="words" name="q" type="search" maxlength="${longestQuestion}" value="${[...question].slice(0, longestQuestion).join('')}"><button type="submit">查找</button></div>
        ${
          view.year.commitments.length > 0
            ? html`<div class="narrow">${choice(
                'state',
                '状态',
                states.map((name) => [name, stateWords[name][1]] as const),
                state,
              )}${
                units.length > 0
                  ? choice(
                      'unit',
                      '单位',
                      units.map((name) => [name, name] as const),
                      unit,
                    )
                  : ''
              }</div>`
            : ''
        }
      </form>
      ${cut ? html`<p class="lead">查找内容超过${longestQuestion}个字，只用了前${longestQuestion}个。</p>` : ''}
      ${terms.length === 0 && state === undefined && unit === undefined ? html`<p class="empty">请写要找的词，两个字就可以${examples(view)}；也可以只选状态或单位；几个词用空格分开，要求同时出现；写数字可按序号找。</p>` : hits.length === 0 ? nothing(view) : found(view, terms, hits)}`,
  }
}

const examples = (view: YearView): string => {
  const words = searchExamples(view.year)
  return words.length === 0 ? '' : `，如${words.map((word) => `“${word}”`).join('')}`
}

/** The units that lead or join a commitment, in the order in which the year names them. */
const unitsOf = ({ year }: YearView): readonly string[] => [
  ...new Set(
    year.commitments.flatMap(({ leadUnit, partnerUnits }) => [...(leadUnit ? [leadUnit] : []), ...partnerUnits]),
  ),
]

function choice(
  name: string,
  words: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string | undefined,
): Markup {
  return html`<label for="${name}">${words}</label><select id="${name}" name="${name}"><option value="">全部</option>${options.map(([value, told]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${told}</option>`)}</select>`
}

function nothing(view: YearView): Markup {
  return html`<p class="empty" role="status">没有找到这样的内容。可以换一个更短的词，或者放宽状态和单位，或者看<a href="${view.here()}">年度总览</a>和<a href="${view.here('/report')}">报告全文</a>。</p>`
}

function found(view: YearView, terms: readonly string[], hits: readonly Hit[]): Markup {
  return html`
    <p class="lead" role="status">找到${hits.length}处。</p>
    ${groups.map(([kind, name]) => {
      const mine = hits.filter((hit) => hit.kind === kind)
      if (mine.length === 0) return ''
      return html`
        <section>
          <h2>${name}<small>${mine.length}处</small></h2>
          <ol class="rows found">${mine.map((hit) => html`<li><a href="${addressOf(view, hit)}">${hit.number === null ? html`<span class="no">—</span>` : html`<span class="no">${hit.number}</span>`}<span class="words">${marked(hit.kind === 'report' ? excerptOf(hit.text, terms).text : hit.text, terms)}</span></a>${hit.beside ? html`<p><span>${marked(hit.beside, terms)}</span></p>` : ''}${toldMarkup(hit, terms)}</li>`)}</ol>
        </section>`
    })}`
}

/** What was told of its course, where a word that was looked for stands in it. */
function toldMarkup({ told }: Hit, terms: readonly string[]): Markup | string {
  const line = told.split('\n').find((words) => rangesOf(words, terms).length > 0)
  return line === undefined ? '' : html`<p><span>${marked(excerptOf(line, terms).text, terms)}</span></p>`
}

function addressOf(view: YearView, { kind, number, start }: Hit): string {
  if (kind === 'commitment') return view.here(`/${number}`)
  if (kind === 'followed') return view.here('/results')
  return kind === 'area' ? view.here(`/areas/${number}`) : view.here(`/report#u${start}`)
}

/** The text with what was looked for marked in it. */
function marked(text: string, terms: readonly string[]): Markup {
  const pieces: (string | Markup)[] = []
  let done = 0
  for (const [start, end] of rangesOf(text, terms)) {
    pieces.push(text.slice(done, start), html`<mark>${text.slice(start, end)}</mark>`)
    done = end
  }
  return html`${[...pieces, text.slice(done)]}`
}
