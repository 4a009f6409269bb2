import { receive } from '@luoshi/report'
import type { Page } from 'playwright-core'
import type { BulletinDetail } from '../../packages/server/src/api/desk/bulletins/bulletin-routes.ts'
import type { InspectionListed } from '../../packages/server/src/api/desk/inspections/inspection-routes.ts'
import type { MatterListed, MatterUrgeList } from '../../packages/server/src/api/desk/matters/matter-routes.ts'
import type { SlipListed } from '../../packages/server/src/api/desk/matters/slip-routes.ts'
import { liveStates, runningStates, urgedStates } from '../../packages/server/src/domain/matters/matter-table.ts'
import type { Waiting } from '../../packages/server/src/domain/waiting/waiting.ts'
import type { Overview } from '../../packages/server/src/queries/judging/overview.ts'
import type { MessageList } from '../../packages/server/src/queries/mail/message-list.ts'
import type { TaskTable } from '../../packages/server/src/queries/tasks/task-table.ts'
import { deskCalls, same } from './same-numbers.ts'

/** Expect that matters, slips, inspections, bulletins and messages are as many wherever they are counted. */
export async function expectEqualSupervision(page: Page, root: string, code: string): Promise<void> {
  const { get, post, file, shown } = deskCalls(page, root, code)
  const [{ matters }, { matters: mine }, { slips }, urges, { inspections }, { bulletins }, messages, table] =
    await Promise.all([
      get<{ readonly matters: readonly MatterListed[] }>('/matters'),
      get<{ readonly matters: readonly MatterListed[] }>('/matters?mine=1'),
      get<{ readonly slips: readonly SlipListed[] }>('/slips'),
      get<MatterUrgeList>('/matters/urges'),
      get<{ readonly inspections: readonly InspectionListed[] }>('/inspections'),
      get<{ readonly bulletins: readonly unknown[] }>('/bulletins'),
      get<MessageList>('/messages'),
      get<TaskTable>('/tasks'),
    ])
  const { instructions } = await get<{ readonly instructions: readonly unknown[] }>('/instructions')
  // the bulletin of the year up to today, of which every number is the list's
  const { bulletinId } = await post<{ readonly bulletinId: string }>('/bulletins', {
    ...{ kind: 'subject', year: 2026, month: 11, subject: '督办' },
    sections: ['lights', 'turned', 'reports', 'matters', 'closed'],
  })
  const bulletin = await get<BulletinDetail>(`/bulletins/${bulletinId}`)
  const { figures } = bulletin.facts
  const overview = await get<Overview>('/overview')
  const where = (is: (matter: MatterListed) => boolean) => matters.filter(is).length
  const notice = await receive(await file('/matters/urges.docx'), { file: '催办通知.docx' })
  const words = notice.kind === 'refused' ? notice.message : notice.received.text
  const urged = urges.units.flatMap((unit) => unit.matters)
  const pressing = (matter: MatterListed) =>
    urgedStates.includes(matter.state) && ['soon', 'today', 'overdue'].includes(matter.standing)

  same('matters', {
    api: matters.length,
    list: await shown('/matters', /督办事项 ?(\d+) 件/),
    board: await sumOf(page, root, `/desk/${code}/matters?view=board`, '.matter-board h2 .numbers'),
    states: await statesOf(get, matters),
  })
  same('matters that wait for the office', {
    workbench: await shown('', /督办事项 ?(\d+) ?[^待]*待我办理/),
    'the list': await shown('/matters?mine=1', /督办事项 ?(\d+) 件/),
    api: mine.length,
    'marked in the list': where(({ waits }) => waits),
  })
  same('matters under way', {
    bulletin: figures.running.length,
    list: where(({ state }) => liveStates.includes(state)),
  })
  same('overdue matters', {
    bulletin: figures.overdue.length,
    list: where(({ state, standing }) => runningStates.includes(state) && standing === 'overdue'),
    'the filtered list': await shown('/matters?standing=overdue', /督办事项 ?(\d+) 件/),
  })
  same('matters to be urged', {
    list: where(pressing),
    urges: urged.length,
    'blocks of the urges': await sumOf(page, root, `/desk/${code}/matters/urges`, '.matter-urge-unit h2 .numbers'),
    notice: words.split(/（(?:研究部署|反馈情况|办理节点|办结)时限/).length - 1,
  })
  same('moments due this month', {
    calendar: await shown('/matters?view=calendar&month=2026-11', /到期 (\d+) 项/),
    list: matters.flatMap(({ open }) => open).filter(({ day }) => day.startsWith('2026-11')).length,
  })
  same('slips', { api: slips.length, list: await shown('/slips', /督查单 ?(\d+) 份/) })
  for (const colour of ['blue', 'orange', 'red'] as const)
    same(`${colour} slips issued`, {
      bulletin: figures[`slips-${colour}`].length,
      list: slips.filter((slip) => slip.colour === colour && slip.issuedAt !== null && slip.state !== 'revoked').length,
    })
  same('inspections', { api: inspections.length, list: await shown('/inspections', /督查活动 ?(\d+) 次/) })
  same('bulletins', { api: bulletins.length + 1, list: await shown('/bulletins', /通报 ?(\d+) 份/) })
  same('instructions', { api: instructions.length, list: await shown('/instructions', /领导批示 ?(\d+) 条/) })
  same('messages that were not read', {
    bell: Number(/(\d+) 条未读/.exec((await page.locator('.shell-bell').getAttribute('aria-label')) ?? '')?.[1] ?? 0),
    api: messages.unread,
    ...(messages.messages.length < 200
      ? { list: messages.messages.filter((one) => one.readAt === null && one.settledAt === null).length }
      : {}),
  })
  const waiting = await get<Waiting>('/waiting')
  same('what waits for the person', {
    api: waiting.total,
    workbench: await shown('', /待我办理 (\d+) 项/),
    messages: await shown('/messages', /待我办理 (\d+) 项/),
    head: Number(/(\d+)/.exec((await page.locator('.shell-waiting').getAttribute('aria-label')) ?? '')?.[1] ?? 0),
  })
  same('slips that wait for the person', {
    api: waiting.kinds.find(({ kind }) => kind === 'slip')?.count ?? 0,
    list: slips.filter((slip) => slip.waits).length,
  })
  same('tasks of the bulletin', { bulletin: figures.all.length, overview: overview.tasks.length })
  same('tasks that owe a report', {
    bulletin: figures.owing.length,
    overview: overview.tasks.filter(({ owes }) => owes).length,
  })
  same('tasks closed this year', {
    bulletin: figures.closed.length,
    table: table.rows.filter(({ status }) => status === 'closed').length,
  })
  const printed = await receive(await file(`/bulletins/${bulletinId}/document`), { file: '通报.docx' })
  const sentence =
    /交办督办事项(\d+)件，办结(\d+)件；目前在办(\d+)件，其中逾期(\d+)件。签发督查单(\d+)份/.exec(
      printed.kind === 'refused' ? '' : printed.received.text,
    ) ?? []
  for (const [n, key] of (['handed-out', 'settled', 'running', 'overdue', 'slips'] as const).entries())
    same(`${key} in the bulletin’s file`, { file: Number(sentence[n + 1]), bulletin: figures[key].length })
  await post(`/bulletins/${bulletinId}/acts`, { revision: bulletin.revision, act: 'discard', reason: '核对数字' })
}

/** How many the list holds of each state, each asked for by itself, together. */
async function statesOf(get: <T>(path: string) => Promise<T>, matters: readonly MatterListed[]): Promise<number> {
  const states = [...new Set(matters.map(({ state }) => state))]
  const each = await Promise.all(
    states.map((state) => get<{ readonly matters: readonly unknown[] }>(`/matters?state=${state}`)),
  )
  return each.reduce((sum, one) => sum + one.matters.length, 0)
}

async function sumOf(page: Page, root: string, address: string, selector: string): Promise<number> {
  await page.goto(root + address)
  await page.locator(selector).first().waitFor()
  const words = await page.locator(selector).allInnerTexts()
  return words.reduce((sum, one) => sum + Number.parseInt(one, 10), 0)
}
