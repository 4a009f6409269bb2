import { chineseNumeral } from '../../domain/chinese-numeral.ts'
import { chineseDay } from '../../domain/day.ts'
import { clockStepWords } from '../../domain/matters/clock-step-words.ts'
import { documentNumber } from '../../domain/matters/document-number.ts'
import type { MatterUrgeList } from '../../queries/matters/matter-urge-list.ts'
import type { Notice } from '../tasks/notice-docx.ts'

type Matter = MatterUrgeList['units'][number]['matters'][number]

/** 催办通知: the matters due or overdue, a unit a heading, as a notice that the office may change before it goes out. */
export function matterUrgeNotice({ today, units }: MatterUrgeList, place: string): Notice {
  return {
    letterhead: '',
    number: '',
    title: '关于抓紧办理督办事项的催办通知',
    to: units.map(({ unit }) => unit).join('、'),
    body: [
      `截至${chineseDay(today)}，以下督办事项即将到期或已经逾期。请抓紧办理并登录系统反馈；已在系统中反馈的内容不另行报送材料。`,
      ...units.flatMap(({ unit, matters }, index) => [
        `${chineseNumeral(index + 1)}、${unit}（${matters.length}件）`,
        ...matters.map(
          (matter) => `${numberOf(matter)}${matter.title.replace(/[。；]$/, '')}（${dueWords(matter)}）。`,
        ),
      ]),
    ].join('\n'),
    issuer: `${place}人民政府督查室`,
    date: today,
  }
}

const numberOf = ({ year, ordinal }: Matter) => (year === null || ordinal === null ? '' : documentNumber(year, ordinal))

function dueWords({ next, standing }: Matter): string {
  if (!next) return '在办'
  return `${clockStepWords[next.step]}时限${chineseDay(next.day)}${standing === 'overdue' ? '，已逾期' : standing === 'today' ? '，今日到期' : ''}`
}
