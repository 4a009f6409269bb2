import { mayWriteFromConsole } from '../../access/actor.ts'
import { furnishJurisdiction } from '../../commands/places/furnish-jurisdiction.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi place [--publisher NAME] [--phone NUMBER] [--index PREFIX] …    luoshi place --help'
const options = {
  ...placeOptions,
  publisher: { takes: 'value' },
  phone: { takes: 'value' },
  index: { takes: 'value' },
} as const

/** `luoshi place`: what the foot of a place's pages says of who publishes them. */
export const place = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, options)
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(place.help(shell.language))
      return 0
    }
    const furniture = {
      ...asked(call.given, 'publisher', 'publisher'),
      ...asked(call.given, 'phone', 'supervisionPhone'),
      ...asked(call.given, 'index', 'indexPrefix'),
    }
    if (call.rest.length > 0 || Object.keys(furniture).length === 0)
      return refuse(shell, misuse('请写明要设置的项目', 'say what to set'), usage)
    return withRecord(shell, async ({ db }) => {
      const found = await choosePlace(db, call.given.get('jurisdiction'))
      if (found.kind === 'refused') return sayRefused(shell, found)
      const may = mayWriteFromConsole(found.jurisdictionId, shell.installation.user)
      await furnishJurisdiction(db, may, shell.now(), furniture)
      await shell.out.write(
        say(
          shell,
          `已记入 ${found.name}（${found.code}）。发布新的快照后公开页面即显示：luoshi publish 年份 --jurisdiction ${found.code}\n`,
          `Set for ${found.name} (${found.code}). The pages show it with the next snapshot: luoshi publish YEAR --jurisdiction ${found.code}\n`,
        ),
      )
      return 0
    })
  },
} as const

/** The option under the name the record gives it; `-` takes the entry away. */
function asked<Name extends string>(
  given: ReadonlyMap<string, string>,
  option: string,
  name: Name,
): Partial<Record<Name, string | null>> {
  const value = given.get(option)?.trim()
  if (value === undefined) return {}
  return { [name]: value === '-' ? null : value } as Record<Name, string | null>
}

const zh = `luoshi place：设置公开页面页脚的发布机构、监督电话和索引号。

用法
  luoshi place [选项]

选项
      --publisher NAME      发布机构，如 古交市人民政府办公室
      --phone NUMBER        监督电话
      --index PREFIX        索引号前缀，如 01234567-8
  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
  -h, --help                显示本帮助

值写 - 时取消该项，没写的不变。改动记入台账，发布新的快照后显示在公开页面上。

退出状态  0 已设置；1 没有设置；2 用法不对
`

const en = `luoshi place: set who publishes the pages, their supervision telephone and index number, as the foot of them says.

Usage
  luoshi place [options]

Options
      --publisher NAME      who publishes (发布机构)
      --phone NUMBER        supervision telephone (监督电话)
      --index PREFIX        what index numbers (索引号) begin with
  -j, --jurisdiction CODE   division code; not needed for the only place
  -h, --help                show this help

A value of - takes the entry away; what is not given stays. The change is in the ledger, and on the pages with the next
snapshot.

Exit status  0 set; 1 not set; 2 wrong usage
`
