import { mayWriteFromConsole } from '../../access/actor.ts'
import { publishSnapshot } from '../../commands/publication/publish-snapshot.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions, yearOf } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi publish YEAR [--note TEXT] [--jurisdiction CODE]    luoshi publish --help'

/** `luoshi publish`: what is public of a year, as it stands now, becomes the next snapshot the pages show. */
export const publish = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { ...placeOptions, note: { takes: 'value' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(publish.help(shell.language))
      return 0
    }
    const year = yearOf(call.rest[0])
    if (year === null || call.rest.length > 1) return refuse(shell, misuse('请写明一个年份', 'name one year'), usage)
    return withRecord(shell, async ({ db }) => {
      const place = await choosePlace(db, call.given.get('jurisdiction'))
      if (place.kind === 'refused') return sayRefused(shell, place)
      const may = mayWriteFromConsole(place.jurisdictionId, shell.installation.user)
      const published = await publishSnapshot(db, may, shell.now(), year, call.given.get('note') ?? null)
      if (published.kind === 'refused') return sayRefused(shell, published)
      await shell.out.write(
        say(
          shell,
          `已发布 ${place.name} ${year}年公开快照第 ${published.number} 号（${published.hash.slice(0, 12)}）。\n`,
          `Published snapshot ${published.number} of ${place.name} ${year} (${published.hash.slice(0, 12)}).\n`,
        ),
      )
      return 0
    })
  },
} as const

const zh = `luoshi publish：把一年的公开内容按现在的样子发布为新的公开快照。

用法
  luoshi publish YEAR [选项]

选项
  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
      --note TEXT           说明，随快照公开，如“更正第 12 项”
  -h, --help                显示本帮助

退出状态  0 已发布；1 没有发布；2 用法不对
`

const en = `luoshi publish: publish what is public of a year, as it stands now, as the next snapshot.

Usage
  luoshi publish YEAR [options]

Options
  -j, --jurisdiction CODE   division code; not needed for the only place
      --note TEXT           a note that is published with it
  -h, --help                show this help

Exit status  0 published; 1 not published; 2 wrong usage
`
