import { type ClockRule, type ClockStep, type DueMoment, writtenMoment } from '../../domain/matters/clock.ts'
import { clockStepWords } from '../../domain/matters/clock-step-words.ts'
import type { Language } from '../language.ts'

/** The due moments as data: each step in order, and when it is due. */
export function asJson(moments: readonly DueMoment[]): string {
  return `${JSON.stringify({ steps: moments.map((moment) => ({ step: moment.step, due: writtenMoment(moment) })) })}\n`
}

/** The due moments for a person: how they were counted, then a line each. */
export function asLines(rule: ClockRule, moments: readonly DueMoment[], language: Language): string {
  const zh = language === 'zh'
  const { preset, counting, cutOff } = rule
  const how = zh
    ? [
        preset === 'own' ? '自定期限' : preset,
        counting.basis === 'work' ? '按工作日' : '按自然日',
        counting.countFirst ? '当日计入' : '当日不计',
        ...(counting.moveToWorkday ? ['遇休息日顺延'] : []),
        `每日 ${cutOff} 截止`,
      ]
    : [
        preset === 'own' ? 'own limit' : preset,
        counting.basis === 'work' ? 'workdays' : 'natural days',
        counting.countFirst ? 'first day counted' : 'first day not counted',
        ...(counting.moveToWorkday ? ['moved to a workday'] : []),
        `until ${cutOff}`,
      ]
  const lines = moments.map(({ step, day }) => {
    const weekday = weekdays[language][new Date(day).getUTCDay()]
    return `${stepWords(language, step)}  ${day} ${cutOff}  ${weekday}`
  })
  return `${[how.join(zh ? '，' : ', '), ...lines].join('\n')}\n`
}

/** A step in a column of its own width: four Chinese characters, or eight letters. */
const stepWords = (language: Language, step: ClockStep): string =>
  language === 'zh' ? clockStepWords[step].padEnd(4, '　') : step.padEnd(8)

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}
