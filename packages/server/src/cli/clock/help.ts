import type { Language } from '../language.ts'

/** What `luoshi clock --help` prints. */
export function help(language: Language): string {
  return language === 'zh' ? zh : en
}

const zh = `luoshi clock：试算督办事项的办理时限。不用数据库，工作日按内置的国务院办公厅放假安排计算。

用法
  luoshi clock --preset 13710|710 [--major] --from 时间 [选项]
  luoshi clock --days N | --months N | --by 日期 --from 时间 [选项]
  luoshi clock confirm YYYY-MM-DD   服务器时钟曾被判为跳变而时间确实无误时：确认今天的日期，填报期、亮灯和提醒继续

时限
      --preset 13710        当天研究部署，3 日内反馈，一般事项 7 日内办结；交办当日不计
      --preset 710          7 日内办结；从部署当日算起
      --major               重大复杂事项：一个月内办结
      --plan 日期,日期…     13710 的重大复杂事项：以办理节点代替一个月，最后一个日期是办结
      --days N              自定：N 日内办结
      --months N            自定：N 个月内办结
      --by 日期             自定：到该日为止
      --from 时间           交办时间，如 2026-02-13T10:00（北京时间）；只写日期就是该日零时

选项
      --basis natural|workdays  按自然日（默认）或工作日；当天、月、日期不受影响
      --count-first         交办当日计入
      --no-count-first      交办当日不计
      --roll                最后一日是休息日的，顺延到下一个工作日
      --cut-off HH:MM       每日截止时刻：24:00（默认）、17:30 等
      --json                输出 {"steps":[{"step":"deploy|feedback|milestone|settle","due":"2026-02-16T24:00+08:00"}]}
  -h, --help                显示本帮助

怎样算
  月按对应日计算，没有对应日的到月末为止：1 月 31 日起一个月，到 2 月 28 日；当日计入的，2 月 13 日起一个月到 3 月 12 日。
  当日计入而当日休息的，工作日从其后第一个工作日算起。
  过了当日截止时刻才交办的，当天办的事项顺延到次日（按工作日或顺延的，到下一个工作日）的截止时刻；其余时限不受影响。
  期限跨入没有内置放假安排的年份的，不论自然日、工作日都不算；直接指定日期的（--by、--plan）照用，另行提示，要顺延的除外。

退出状态  0 已算出；1 跨入的年份还没有公布放假安排；2 用法不对

例
  luoshi clock --preset 13710 --from 2026-02-13T10:00
  luoshi clock --preset 710 --major --from 2026-01-31 --roll --cut-off 17:30 --json
  luoshi clock --days 5 --basis workdays --from 2026-09-30T16:00
`

const en = `luoshi clock: try when a matter is due. Needs no database; workdays follow the published holidays that come along.

Usage
  luoshi clock --preset 13710|710 [--major] --from MOMENT [options]
  luoshi clock --days N | --months N | --by DAY --from MOMENT [options]

The clock
      --preset 13710        deployed the same day, feedback within 3 days, settled within 7; the day of handing out not counted
      --preset 710          settled within 7 days; the day of deployment counted
      --major               a major or complex matter: settled within a month
      --plan DAY,DAY…       a major matter of 13710: nodes with days instead of the month; the last is the settling
      --days N              of your own: settled within N days
      --months N            of your own: settled within N months
      --by DAY              of your own: settled by that day
      --from MOMENT         when it is handed out, 2026-02-13T10:00 (Beijing time); a day alone is its first moment

Options
      --basis natural|workdays  natural days (default) or workdays; the same day, months and a named day are the same by both
      --count-first         the day of handing out counts
      --no-count-first      it does not
      --roll                a last day that is no workday moves to the next one
      --cut-off HH:MM       the hour at which a day ends: 24:00 (default), 17:30 …
      --json                print {"steps":[{"step":"deploy|feedback|milestone|settle","due":"2026-02-16T24:00+08:00"}]}
  -h, --help                show this help

How it is counted
  A month ends on the day of the same number, or on its last day where there is none: 31 January and one month is 28 February.
  Where the first day counts, a month from 13 February ends on 12 March.
  Where the first day counts and is a day off, workdays are counted from the first workday behind it.
  What is due the same day and is handed out after the cut-off is due at the next day's (with workdays or --roll: the next
  workday's); the other limits stay as they are.
  A limit that leads into a year whose holidays do not come along is refused, by natural days as by workdays. A day that is
  named (--by, --plan) is taken, with a note, unless it is to be rolled.

Exit status  0 computed; 1 it leads into a year whose holidays are not published; 2 wrong usage

Examples
  luoshi clock --preset 13710 --from 2026-02-13T10:00
  luoshi clock --preset 710 --major --from 2026-01-31 --roll --cut-off 17:30 --json
  luoshi clock --days 5 --basis workdays --from 2026-09-30T16:00
`
