import { mayWriteFromConsole } from '../../access/actor.ts'
import { adoptReport } from '../../commands/reports/adopt-report.ts'
import { listReports } from '../../queries/reports/list-reports.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions, yearOf } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'
import { adoptedWords, adoptedWordsEn, publishedWords, publishedWordsEn } from './published-words.ts'

const usage =
  'luoshi adopt YEAR [--publish] [--without-targets] [--report-version N] [--jurisdiction CODE]    luoshi adopt --help'

/** `luoshi adopt`: the proposals of an imported report become the commitments of its year, and with `--publish` public. */
export const adopt = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, {
      ...placeOptions,
      'report-version': { takes: 'value' },
      publish: { takes: 'nothing' },
      'without-targets': { takes: 'nothing' },
    })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(adopt.help(shell.language))
      return 0
    }
    const year = yearOf(call.rest[0])
    if (year === null || call.rest.length > 1) return refuse(shell, misuse('请写明一个年份', 'name one year'), usage)
    const version = call.given.get('report-version')
    return withRecord(shell, async ({ db }) => {
      const place = await choosePlace(db, call.given.get('jurisdiction'))
      if (place.kind === 'refused') return sayRefused(shell, place)
      const ofYear = (await listReports(db, place.jurisdictionId)).filter((each) => each.year === year)
      const report = version ? ofYear.find((each) => String(each.version) === version) : ofYear[0]
      if (!report) return sayRefused(shell, noReport(place.name, year))
      const may = mayWriteFromConsole(place.jurisdictionId, shell.installation.user)
      const adopted = await adoptReport(db, may, shell.now(), report.reportId, {
        publish: call.given.has('publish'),
        targets: !call.given.has('without-targets'),
      })
      if (adopted.kind === 'refused') return sayRefused(shell, adopted)
      const { commitments, targets, snapshot } = adopted
      await shell.out.write(
        say(
          shell,
          `已通过 ${place.name} ${year}年第${report.version}版：${adoptedWords(commitments, targets)}。${publishedWords(snapshot)}\n`,
          `Adopted ${place.name} ${year}, version ${report.version}: ${adoptedWordsEn(commitments, targets)}. ${publishedWordsEn(snapshot)}\n`,
        ),
      )
      return 0
    })
  },
} as const

const noReport = (name: string, year: number) => ({
  message: `${name} ${year}年没有这样的报告。luoshi status 可查看已读入的报告。`,
  messageEn: `${name} has no such report of ${year}. luoshi status lists what was imported.`,
})

const zh = `luoshi adopt：通过一份已读入的报告：待审条目列为当年的承诺事项，预期目标列入任务表。公开是另一步。

用法
  luoshi adopt YEAR [选项]

选项
  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
      --report-version N    第几版；不写时为最新一版
      --publish             通过后随即发布公开快照；不写时由 luoshi publish 或工作台“公开”办理
      --without-targets     预期目标不列入任务表；以后可在任务表里列入
  -h, --help                显示本帮助

此前通过的一版由它替代；文字相同的事项保留原序号。有“机密★”等字样而未经处理的，不予通过。

退出状态  0 已通过；1 没有通过；2 用法不对
`

const en = `luoshi adopt: adopt an imported report: its proposals become the year's commitments, its targets rows of the task table. Publishing is another step.

Usage
  luoshi adopt YEAR [options]

Options
  -j, --jurisdiction CODE   division code; not needed for the only place
      --report-version N    which version; the latest otherwise
      --publish             publish a snapshot at once; otherwise luoshi publish or the desk does
      --without-targets     leave the targets out of the task table; the desk can list them later
  -h, --help                show this help

It takes the place of a version adopted before; commitments with the same words keep their number.
A file that bears a mark of secrecy nobody has settled is not adopted.

Exit status  0 adopted; 1 not adopted; 2 wrong usage
`
