import type { ProgressContent, ProgressReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { expect, test } from 'vitest'
import { type DraftEvent, type DraftState, draftAfter, draftOf, unsaved } from './draft-state.ts'
import { contentOf, emptyContent } from './merge-content.ts'

const report = (revision: number, part: Partial<ProgressContent> = {}): ProgressReport => ({
  ...emptyContent,
  progressId: 'p1',
  taskId: 't1',
  periodId: 'm3',
  unitId: 'u1',
  revision,
  version: 1,
  corrects: null,
  correctionReason: null,
  state: 'draft',
  writtenAt: '2031-03-05T02:00:00Z',
  sentToHeadAt: null,
  sentAt: null,
  decidedAt: null,
  returnReason: null,
  ...part,
})
const after = (draft: DraftState, ...events: readonly DraftEvent[]) => events.reduce(draftAfter, draft)
const typed = (part: Partial<ProgressContent>): DraftEvent => ({ type: 'typed', part })
const first = draftOf(report(1, { situation: '开工' }))

test('a draft is saved until something is typed, and again when the server has it', () => {
  expect(first.state).toBe('saved')
  const writing = after(first, typed({ situation: '开工，完成一半' }))
  expect([writing.state, unsaved(writing)]).toEqual(['saving', true])
  const sent = writing.content
  const saved = after(writing, { type: 'sending' }, { type: 'saved', sent, report: report(2, sent) })
  expect([saved.state, unsaved(saved), saved.report?.revision]).toEqual(['saved', false, 2])
})

test('what is typed while a save is on its way stays unsaved', () => {
  const writing = after(first, typed({ situation: '一' }), { type: 'sending' })
  const sent = writing.content
  const more = after(writing, typed({ situation: '一二' }), { type: 'saved', sent, report: report(2, sent) })
  expect([more.state, unsaved(more), more.content.situation]).toEqual(['saving', true, '一二'])
})

test('while the server is away the content is kept here, also while typing goes on', () => {
  const away = after(first, typed({ problems: '缺资金' }), { type: 'failed', message: '连不上', away: true })
  expect([away.state, away.message]).toEqual(['kept-here', '连不上'])
  expect(after(away, typed({ problems: '缺资金。' })).state).toBe('kept-here')
  expect(after(first, { type: 'failed', message: '太长', away: false }).state).toBe('refused')
})

test('another field that somebody else saved is merged and said', () => {
  const writing = after(first, typed({ situation: '开工，完成一半' }))
  const merged = after(writing, { type: 'stale', theirs: report(2, { situation: '开工', problems: '缺资金' }) })
  expect(merged.content).toMatchObject({ situation: '开工，完成一半', problems: '缺资金' })
  expect([merged.conflict, merged.notice, unsaved(merged)]).toEqual([null, '已并入另一处刚刚保存的修改。', true])
})

const conflicting = after(first, typed({ situation: '我的' }), {
  type: 'stale',
  theirs: report(2, { situation: '别人的', nextStep: '验收' }),
})

test('the same field is a conflict: nothing is sent, nothing typed is lost', () => {
  expect([conflicting.state, conflicting.conflict?.fields, unsaved(conflicting)]).toEqual([
    'conflict',
    ['situation'],
    false,
  ])
  expect(conflicting.content).toMatchObject({ situation: '我的', nextStep: '验收' })
  const more = after(conflicting, typed({ situation: '我的，再写' }))
  expect([more.state, unsaved(more)]).toEqual(['conflict', false])
})

test('"keep theirs" takes their field and keeps what only I changed', () => {
  const settled = after(conflicting, typed({ problems: '缺资金' }), { type: 'settled', keep: 'theirs' })
  expect(settled.content).toMatchObject({ situation: '别人的', nextStep: '验收', problems: '缺资金' })
  expect([settled.conflict, settled.report?.revision, unsaved(settled)]).toEqual([null, 2, true])
})

test('"keep mine" sends my field over their revision', () => {
  const settled = after(conflicting, { type: 'settled', keep: 'mine' })
  expect([settled.content.situation, settled.report?.revision, unsaved(settled)]).toEqual(['我的', 2, true])
})

const copyOf = ({ content, base, report: own }: DraftState) => ({
  content,
  base,
  revision: own?.revision ?? null,
  at: 0,
})

test('a copy left by a closed page is restored over an unchanged report', () => {
  const copy = copyOf(after(first, typed({ situation: '没保存的' })))
  const restored = after(first, { type: 'restored', copy })
  expect([restored.content.situation, restored.notice, unsaved(restored)]).toEqual([
    '没保存的',
    '已恢复上次没有来得及保存的内容。',
    true,
  ])
})

test('a copy of an open conflict is a conflict again, and does not overwrite the other save', () => {
  const copy = copyOf(conflicting)
  const restored = after(draftOf(conflicting.report), { type: 'restored', copy })
  expect([restored.state, restored.conflict?.fields, unsaved(restored)]).toEqual(['conflict', ['situation'], false])
})

test('after an act the draft starts from the server’s report', () => {
  const reset = after(conflicting, { type: 'reset', report: report(3, { situation: '定稿' }) })
  expect([reset.state, reset.conflict, reset.content]).toEqual([
    'saved',
    null,
    contentOf(report(3, { situation: '定稿' })),
  ])
  expect(after(first, { type: 'reset', report: null }).content).toEqual(emptyContent)
})
