import type { Message } from '@luoshi/server/desk/mail/message-routes.ts'

/** Where one acts on what a message tells of, behind `/desk/{code}/`: the one thing, or the list of them. */
export function messageAddress({
  kind,
  act,
  subjectId,
  periodId,
}: Pick<Message, 'kind' | 'act' | 'subjectId' | 'periodId'>): string {
  const form = (list: string) =>
    subjectId === null || periodId === null ? `progress?show=${list}` : `progress/${subjectId}/${periodId}`
  const task = (list: string) => (subjectId === null ? list : `tasks/${subjectId}`)
  switch (kind) {
    case 'task-assigned':
      return task('progress?show=to-sign')
    case 'task-withdrawn':
      return 'messages'
    case 'task-refused':
      return task('tasks?status=refused')
    case 'task-commented':
      return subjectId === null ? 'comments' : `tasks/${subjectId}#comments`
    case 'report-to-check':
      return form('to-check')
    case 'report-to-judge':
      return form('to-judge')
    case 'report-returned':
      return form('returned')
    case 'report-urged':
    case 'period-due':
      return act === 'sign' ? task('progress?show=to-sign') : form('to-report')
    case 'change-to-decide':
      return subjectId === null ? 'tasks?changes=proposed' : `tasks?open=${subjectId}`
    case 'change-decided':
      return task('tasks')
    case 'close-to-verify':
    case 'close-decided':
      return task('tasks?status=active')
    case 'matter-moved':
    case 'matter-urged':
    case 'matter-due':
    case 'slip-served':
      return subjectId === null ? 'matters' : `matters/${subjectId}`
    case 'bulletin-sent':
    case 'bulletin-answered':
      return subjectId === null ? 'bulletins' : `bulletins/${subjectId}`
    case 'score-published':
    case 'score-answered':
      return subjectId === null ? 'scores' : `scores/${subjectId}`
    case 'instruction-written':
    case 'instruction-answered':
      return 'instructions'
    case 'reading-asked':
      return 'indicators'
    case 'inspection-served':
    case 'inspection-reviewed':
      return subjectId === null ? 'inspections' : `inspections/${subjectId}`
  }
}
