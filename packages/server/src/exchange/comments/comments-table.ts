import { zonedMoment } from '../../domain/day.ts'
import type { allComments } from '../../queries/comments/task-comments.ts'
import type { CommitmentTable } from '../publication/commitment-table.ts'

/** 留言 as a table, a row each. */
export const commentsTable = (
  comments: Awaited<ReturnType<typeof allComments>>,
  place: string,
  today: string,
): CommitmentTable => ({
  title: `${place}任务留言`,
  origin: `导出日期${today}，共${comments.length}条。留言不对外公开。`,
  sheet: '任务留言',
  columns: [
    { name: '年度', width: 7 },
    { name: '序号', width: 9 },
    { name: '任务内容', width: 48 },
    { name: '牵头单位', width: 14 },
    { name: '时间', width: 18 },
    { name: '留言单位', width: 14 },
    { name: '留言人', width: 10 },
    { name: '留言内容', width: 60 },
  ],
  rows: comments.map((one) => [
    one.year,
    one.number,
    one.wording,
    one.lead ?? '',
    zonedMoment(one.at),
    one.unit ?? '督查室',
    one.by,
    one.withdrawnAt === null ? one.words : '（已撤回）',
  ]),
})
