import { expect, test } from 'vitest'
import type { MatterUrgeList } from '../../queries/matters/matter-urge-list.ts'
import { matterUrgeNotice } from './matter-urge-notice.ts'

const matter = (more: object) => ({
  matterId: 'm',
  kind: 'daily' as const,
  year: 2031,
  ordinal: 4,
  title: '管网改造。',
  upperNumber: null,
  state: 'active' as const,
  importance: 'ordinary' as const,
  leads: ['水务局'],
  leadId: 'u',
  extensions: 0,
  grade: null,
  next: { step: 'settle' as const, node: 0, day: '2031-03-09', cutOff: '24:00' },
  open: [],
  standing: 'overdue' as const,
  urges: 0,
  waits: false,
  ...more,
})

test('each unit is told what is due and by when', () => {
  const list: MatterUrgeList = {
    today: '2031-03-10',
    units: [
      {
        unitId: 'u',
        unit: '水务局',
        people: [],
        matters: [matter({}), matter({ ordinal: 5, title: '清淤', standing: 'today' as const })],
      },
    ],
  }
  const { to, body } = matterUrgeNotice(list, '云溪县')
  expect(to).toBe('水务局')
  expect(body.split('\n').slice(1)).toEqual([
    '一、水务局（2件）',
    '〔2031〕4号管网改造（办结时限2031年3月9日，已逾期）。',
    '〔2031〕5号清淤（办结时限2031年3月9日，今日到期）。',
  ])
})
