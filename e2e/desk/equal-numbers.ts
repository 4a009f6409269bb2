import { receive } from '@luoshi/report'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { PeriodStandings } from '../../packages/server/src/api/desk/reporting/period-routes.ts'
import { readGrids } from '../../packages/server/src/exchange/tasks/read-grid.ts'
import type { Overview } from '../../packages/server/src/queries/judging/overview.ts'
import type { UrgeList } from '../../packages/server/src/queries/reporting/urge-list.ts'
import type { Workbench } from '../../packages/server/src/queries/reporting/workbench.ts'
import type { TaskTable } from '../../packages/server/src/queries/tasks/task-table.ts'
import { deskCalls, same } from './same-numbers.ts'

/** Expect that the same things are as many wherever they are counted: in the API, on the screens, in the files. */
export async function expectEqualNumbers(page: Page, root: string, code: string): Promise<void> {
  const { get, file, shown } = deskCalls(page, root, code)
  const [bench, overview, urges, table, { periods }, { reports: waiting }] = await Promise.all([
    get<Workbench>('/workbench'),
    get<Overview>('/overview'),
    get<UrgeList>('/urges'),
    get<TaskTable>('/tasks'),
    get<PeriodStandings>('/periods/standing'),
    get<{ readonly reports: readonly { readonly daysLate: number }[] }>('/progress/waiting?for=supervisor'),
  ])
  const ofBench = (kind: string) => bench.groups.find((group) => group.kind === kind)?.count ?? 0
  const newest = periods.find(({ periodId }) => periodId === bench.period?.periodId)
  const { tasks: rows } = await get<{ readonly tasks: readonly { readonly unreported: boolean }[] }>(
    `/periods/${newest?.periodId}/tasks`,
  )
  const owed = urges.units.flatMap(({ tasks }) => tasks)
  const notice = await receive(await file('/urges.docx'), { file: '催报通知.docx' })
  const words = notice.kind === 'refused' ? notice.message : notice.received.text
  const said = (what: RegExp) => [...words.matchAll(what)].reduce((sum, [, count]) => sum + Number(count), 0)

  same('unreported', {
    workbench: ofBench('not-reported'),
    overview: overview.tasks.reduce((sum, { owedBy }) => sum + owedBy.length, 0),
    period: newest?.unreported,
    'rows of the period': rows.filter(({ unreported }) => unreported).length,
    urges: owed.filter(({ owes }) => owes !== 'signature').length,
    'notice of urges': said(/(?:未填报|退回未改|待单位审签)(\d+)项：/g),
  })
  same('unsigned', {
    workbench: ofBench('not-signed'),
    urges: owed.filter(({ owes }) => owes === 'signature').length,
    table: table.rows.filter(({ status }) => status === 'assigned').length,
    'notice of urges': said(/未签收(\d+)项：/g),
  })
  same('to be judged', {
    workbench: ofBench('to-judge'),
    'the list': waiting.length,
    periods: periods.reduce((sum, one) => sum + one.waiting, 0),
  })
  for (const group of bench.groups)
    if (group.taskIds)
      same(`rows of ${group.kind}`, {
        workbench: group.count,
        'its tasks in the table': table.rows.filter(({ taskId }) => group.taskIds?.includes(taskId)).length,
      })
  same('sent late and to be judged', {
    workbench: bench.groups.find(({ kind }) => kind === 'to-judge')?.late,
    'the list': waiting.filter(({ daysLate }) => daysLate > 0).length,
  })
  const [grid] = (await readGrids(await file(`/tasks/table.xlsx?year=${table.year}`))) as readonly {
    readonly rows: readonly (readonly unknown[])[]
  }[]
  same('handed out', {
    table: table.rows.filter(({ status }) => ['assigned', 'active', 'closed'].includes(status)).length,
    overview: overview.tasks.length,
  })
  same('tasks', {
    table: table.rows.length,
    'the sheet': grid?.rows.filter((row) => /^(目标|增)?\d+(-\d+)?[★*]?$/.test(String(row[0] ?? '').trim())).length,
  })
  for (const light of ['red', 'yellow', 'late', 'green', 'blue'] as const)
    same(`newest light ${light}`, {
      table: table.rows.filter((row) => row.light && (row.light.ofReport ? 'late' : row.light.light) === light).length,
      overview: overview.tasks.filter(({ shown }) => shown.findLast((one) => one !== 'unreported') === light).length,
    })

  await page.goto(`${root}/desk/${code}/overview`)
  const sentence = page.locator('.overview-sentence .count')
  await sentence.first().waitFor()
  // a number that opens no rows is none
  const [, ...lights] = await sentence.allInnerTexts()
  await page.goto(`${root}/desk/${code}/wall`)
  const walled = page.locator('.wall-lights strong')
  await walled.first().waitFor()
  expect
    .soft(
      (await walled.allInnerTexts()).filter((one) => one !== '0'),
      'wall and overview',
    )
    .toEqual(lights)

  const unreported = ofBench('not-reported')
  same('unreported on the screens', {
    api: unreported,
    workbench: await shown('', /尚未报送 ?(\d+)/),
    urges: await shown('/progress?show=not-reported', /尚未报送 (\d+) 项/),
    overview: await shown('/overview', /月尚未报送 ?(\d+)/),
    periods: await page.goto(`${root}/desk/${code}/progress?show=periods`).then(async () => {
      const count = page.getByRole('button', { name: /未报 \d+ 项$/ }).first()
      return Number(await count.innerText())
    }),
  })
}
