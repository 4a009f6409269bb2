import { type PlaceStatus, recordStatus } from '../../queries/places/record-status.ts'
import { listReports, type ReportRow } from '../../queries/reports/list-reports.ts'
import { readArguments } from '../arguments.ts'
import type { OpenRecord } from '../installation.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { oneLine } from '../terminal/printable.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi status [--json]    luoshi status --help'

interface Standing extends PlaceStatus {
  readonly reports: readonly ReportRow[]
}

/** `luoshi status`: where the record is, whether a server runs, what each place holds. */
export const status = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { json: { takes: 'nothing' }, help: { takes: 'nothing', short: 'h' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(status.help(shell.language))
      return 0
    }
    if (call.rest.length > 0)
      return refuse(shell, misuse(`status 不带 ${call.rest[0]}`, `status takes no ${call.rest[0]}`), usage)
    const settings = await shell.installation.settings()
    if (settings.kind === 'refused') return sayRefused(shell, settings)
    return withRecord(shell, async (record) => {
      const server = await record.serverAddress()
      const places = await standings(record)
      const { version, embedded } = record
      const { place } = settings
      await shell.out.write(
        call.given.has('json')
          ? `${JSON.stringify({ data: place, database: version, embedded, server, places }, null, 2)}\n`
          : written(shell, { place, version, embedded, server }, places),
      )
      return 0
    })
  },
} as const

async function standings({ db }: OpenRecord): Promise<Standing[]> {
  const all: Standing[] = []
  for (let after = ''; ; ) {
    const places = await recordStatus(db, after)
    for (const place of places) all.push({ ...place, reports: await listReports(db, place.jurisdictionId) })
    const last = places.at(-1)
    if (!last) return all
    after = last.code
  }
}

function written(
  shell: Shell,
  record: {
    readonly place: string
    readonly version: string
    readonly embedded: boolean
    readonly server: string | null
  },
  places: readonly Standing[],
): string {
  const running = record.server
    ? say(shell, `运行中 ${record.server}`, `running at ${record.server}`)
    : record.embedded
      ? say(shell, '未运行（luoshi start 启动）', 'not running (luoshi start)')
      : say(shell, '数据库为外部所管，不在此显示', 'not known here: the database is not our own')
  const lines = [
    say(shell, `数据    ${record.place}（${record.version}）`, `data    ${record.place} (${record.version})`),
    say(shell, `服务    ${running}`, `server  ${running}`),
    ...(places.length === 0 ? [say(shell, '还没有任何行政区。', 'There is no place yet.')] : []),
  ]
  for (const { code, name, entries, head, commitments, bytes, reports } of places) {
    const size = (bytes / 1024 / 1024).toFixed(1)
    lines.push(
      '',
      say(
        shell,
        `${name}（${code}）：承诺事项 ${commitments}，台账 ${entries} 条，内容 ${size} MB`,
        `${name} (${code}): ${commitments} commitments, ${entries} ledger entries, ${size} MB`,
      ),
      say(shell, `  台账末条哈希 ${head}`, `  ledger head ${head}`),
      ...reports.map(({ year, version, state, fileName, documentHash }) =>
        say(
          shell,
          `  ${year}年第${version}版  ${states[state].zh}  ${oneLine(fileName)}  ${documentHash}`,
          `  ${year} version ${version}  ${states[state].en}  ${oneLine(fileName)}  ${documentHash}`,
        ),
      ),
    )
  }
  return `${lines.join('\n')}\n`
}

const states = {
  proposed: { zh: '待审', en: 'proposed' },
  adopted: { zh: '已通过', en: 'adopted' },
  superseded: { zh: '已被替代', en: 'superseded' },
  'set-aside': { zh: '已搁置', en: 'set aside' },
} as const

const zh = `luoshi status：数据在哪里，服务是否在运行，各行政区有些什么。

用法
  luoshi status [--json]

退出状态  0 已显示；1 打不开数据，原因在标准错误上；2 用法不对
`

const en = `luoshi status: where the data is, whether a server runs, what each place holds.

Usage
  luoshi status [--json]

Exit status  0 shown; 1 the data cannot be opened, the reason is on standard error; 2 wrong usage
`
