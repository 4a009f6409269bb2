import { stagedName } from '../domain/judging/stages.ts'
import { measureReading, measureTarget } from '../domain/measure-words.ts'
import type { PublishedAnswer, PublishedSettledItem } from '../domain/published-settlement.ts'
import type {
  PublishedArea,
  PublishedCommitment,
  PublishedFollowed,
  PublishedMeasure,
  PublishedYear,
} from '../domain/published-year.ts'
import { shownVerdictWords, verdictDefinitions } from '../domain/settlement/settlement-words.ts'
import { xmlText } from './xml.ts'

const namespace = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport'

/**
 * A published year in Strategy Markup Language: areas are goals, commitments objectives; where the year is settled, the
 * verdict with its definition and the figures as target and actual results. A verdict is words and never a score.
 * @see StratML Part 2 (ANSI/AIIM 22:2017), performance plans and reports
 */
export function yearStratml(year: PublishedYear, address: (path: string) => string): string {
  const { jurisdiction, areas, commitments, report, settlement } = year
  const settled = new Map(
    settlement?.state === 'closed'
      ? settlement.items.flatMap((item) => (item.number === null ? [] : [[item.number, item] as const]))
      : [],
  )
  const place = `/${jurisdiction.code}/${year.year}`
  const one = (commitment: PublishedCommitment) =>
    objective(year.year, commitment, settled.get(commitment.number), address(`${place}/${commitment.number}`))
  const goals = [
    ...areas.map((area) => goal(area, commitments.filter((each) => each.area === area.ordinal).map(one))),
    goal(null, commitments.filter(({ area }) => area === null).map(one)),
    ...followedGoals(year, address(`${place}/results`)),
  ]
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    `<PerformancePlanOrReport xmlns="${namespace}" Type="${settled.size > 0 ? 'Performance_Report' : 'Performance_Plan'}">`,
    element('Name', `${jurisdiction.name}${year.year}年政府工作报告`),
    element('Description', report.title ?? ''),
    element('OtherInformation', `公开快照第${year.snapshot}号，数据截至${year.cutOff}。未提及不等于未完成。`),
    '<StrategicPlanCore><Organization>',
    element('Name', jurisdiction.publisher ?? jurisdiction.name) + element('Acronym', ''),
    element('Identifier', `_${jurisdiction.code}`) + element('Description', jurisdiction.name),
    '</Organization><Vision><Description/><Identifier/></Vision><Mission><Description/><Identifier/></Mission>',
    '<Value><Name/><Description/></Value>',
    ...goals,
    '</StrategicPlanCore><AdministrativeInformation>',
    element('StartDate', `${year.year}-01-01`) + element('EndDate', `${year.year}-12-31`),
    element('PublicationDate', year.publishedAt.slice(0, 10)) + element('Source', address(place)),
    '</AdministrativeInformation></PerformancePlanOrReport>\n',
  ].join('')
}

const element = (name: string, words: string): string =>
  words === '' ? `<${name}/>` : `<${name}>${xmlText(words)}</${name}>`

/** What is followed beside the report's promises: targets and tasks outside, each a goal of its own. */
function followedGoals({ year, followed = [] }: PublishedYear, source: string): readonly string[] {
  return (
    [
      ['target', '预期目标'],
      ['outside', '报告以外的任务'],
    ] as const
  ).flatMap(([origin, name]) => {
    const mine = followed.filter((one) => one.origin === origin)
    if (mine.length === 0) return []
    const objectives = mine.map((one, index) => followedObjective(year, one, `${origin}-${index + 1}`, source))
    const head = `${element('Name', name)}<Description/>${element('Identifier', `_${origin}`)}<SequenceIndicator/>`
    return [`<Goal>${head}${objectives.join('')}</Goal>`]
  })
}

function followedObjective(year: number, one: PublishedFollowed, id: string, source: string): string {
  const { number, text, leadUnit, requirement, measures = [] } = one
  return [
    `<Objective>${element('Name', number)}${element('Description', text)}`,
    `${element('Identifier', `_${id}`)}${element('SequenceIndicator', number)}${leadOf(leadUnit)}`,
    element('OtherInformation', [source, requirement ?? ''].filter((words) => words !== '').join('\n')),
    ...measures.map((measure, index) => measured(year, `_${id}-m${index + 1}`, measure)),
    '</Objective>',
  ].join('')
}

/** An indicator of a task: what is required, and the newest figure where there is one. */
function measured(year: number, id: string, measure: PublishedMeasure): string {
  const [newest] = measure.readings
  const said = newest ? measureReading(measure, newest) : ''
  const answer = { metric: stagedName(measure), promised: measureTarget(measure), said, derived: false }
  return indicator(year, id, { ...answer, conversion: null })
}

function goal(area: PublishedArea | null, objectives: readonly string[]): string {
  if (objectives.length === 0) return ''
  const name = area ? (area.focus ?? area.text) : '其他承诺'
  const description = element('Description', area?.purpose ?? '')
  const place =
    element('Identifier', `_area-${area?.ordinal ?? 0}`) + element('SequenceIndicator', String(area?.ordinal ?? ''))
  return `<Goal>${element('Name', name)}${description}${place}${objectives.join('')}</Goal>`
}

function objective(
  year: number,
  { number, text, leadUnit, promisedBefore, parts = [] }: PublishedCommitment,
  item: PublishedSettledItem | undefined,
  source: string,
): string {
  const said = item
    ? [
        `对账结论：${shownVerdictWords[item.verdict][1]}（${verdictDefinitions[item.verdict]}）`,
        ...item.claims.map((claim) => `次年报告：${claim.text}`),
        ...item.replies.map(({ unit, words }) => `${unit}答复：${words}`),
        ...(item.again ? [`次年再次承诺：${item.again.text}`] : []),
        ...item.corrections.map(
          ({ before, after, reason }) =>
            `更正：由“${shownVerdictWords[before][1]}”更正为“${shownVerdictWords[after][1]}”，${reason}`,
        ),
      ].join('\n')
    : ''
  const years = promisedBefore?.years ?? item?.years ?? 1
  const running = years > 1 ? `连续第${years}年承诺` : ''
  return [
    `<Objective>${element('Name', `第${number}项`)}${element('Description', text)}`,
    `${element('Identifier', `_c${number}`)}${element('SequenceIndicator', String(number))}${leadOf(leadUnit)}`,
    element('OtherInformation', [source, running, said].filter((words) => words !== '').join('\n')),
    ...(item?.figures ?? []).map((figure, i) => indicator(year, `_c${number}-${i + 1}`, figure)),
    ...parts.flatMap(({ part, measures = [] }) =>
      measures.map((measure, i) => measured(year, `_c${number}-p${part}-m${i + 1}`, measure)),
    ),
    '</Objective>',
  ].join('')
}

const leadOf = (leadUnit: string | null): string =>
  leadUnit === null
    ? ''
    : `<Stakeholder StakeholderTypeType="Organization">${element('Name', leadUnit)}<Description/><Role><Name>牵头单位</Name><Description/></Role></Stakeholder>`

function indicator(
  year: number,
  id: string,
  {
    metric,
    promised,
    said,
    derived,
    conversion,
  }: Pick<PublishedAnswer, 'metric' | 'promised' | 'said' | 'derived' | 'conversion'>,
): string {
  const days = element('StartDate', `${year}-01-01`) + element('EndDate', `${year}-12-31`)
  const result = (name: string, words: string) => `<${name}>${element('Description', words)}${days}</${name}>`
  return [
    `<PerformanceIndicator PerformanceIndicatorType="Quantitative">${element('SequenceIndicator', '')}`,
    `${element('MeasurementDimension', metric)}${element('UnitOfMeasurement', '')}${element('Identifier', id)}`,
    `<MeasurementInstance>${result('TargetResult', promised)}${result('ActualResult', said)}</MeasurementInstance>`,
    element(
      'OtherInformation',
      [derived ? '推算得出' : '', conversion ?? ''].filter((words) => words !== '').join('；'),
    ),
    '</PerformanceIndicator>',
  ].join('')
}
