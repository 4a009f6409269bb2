import { sealedElsewhereWords } from '../account/sealed-elsewhere.ts'
import { readArguments } from '../arguments.ts'
import type { OpenRecord, Serving } from '../installation.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'
import { type Example, readInExample } from './example.ts'

const usage = 'luoshi start [--no-example]    luoshi start --help'

/** `luoshi start`: the record and its public pages, until asked to stop. */
export const start = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { help: { takes: 'nothing', short: 'h' }, 'no-example': { takes: 'nothing' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(start.help(shell.language))
      return 0
    }
    if (call.rest.length > 0)
      return refuse(shell, misuse(`start 不带 ${call.rest[0]}`, `start takes no ${call.rest[0]}`), usage)
    const settings = await shell.installation.settings()
    if (settings.kind === 'refused') return sayRefused(shell, settings)
    // from here on a request to stop is heard, also while the first start is still at work
    const stopped = shell.stop()
    return withRecord(shell, async (record) => {
      const serving = await shell.installation.serve(record)
      if (serving.kind === 'refused') return sayRefused(shell, serving)
      try {
        const wanted = settings.example && !call.given.has('no-example') && !stopped.aborted
        const example = wanted ? await readInExample(record.db, shell.now()) : null
        await shell.out.write(welcome(shell, serving, record, settings.place, example))
        const why = await Promise.race([untilAborted(stopped), serving.lost.then(() => 'lost' as const)])
        // the person who keeps services running starts it again, and with it the database
        if (why === 'lost') return await sayRefused(shell, databaseLost)
        await shell.out.write(say(shell, '正在停止…\n', 'Stopping…\n'))
      } finally {
        await serving.stop()
      }
      return 0
    })
  },
} as const

const databaseLost = {
  message: '数据库意外停止，服务随之停止。请重新启动；数据不会丢失。原因见数据目录下 postgres/server.log。',
  messageEn:
    'The database stopped unexpectedly, and the server with it. Start it again; no data is lost. The reason is in postgres/server.log of the data folder.',
}

function untilAborted(signal: AbortSignal): Promise<'asked'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('asked')
    signal.addEventListener('abort', () => resolve('asked'), { once: true })
  })
}

function welcome(
  shell: Shell,
  { addresses, backup, firstRun, sealedElsewhere, clock }: Serving,
  { version }: OpenRecord,
  place: string,
  example: Example | null,
): string {
  const [own, ...others] = addresses
  const lines = [
    say(shell, '落实已启动。', 'Luoshi is running.'),
    say(shell, `  本机打开    ${own}`, `  open here      ${own}`),
    ...(others.length === 0 && /^http:\/\/127\./.test(own ?? '')
      ? [
          say(
            shell,
            '  局域网      未开放；由系统管理员在 工作台 › 管理 › 网络 开放，或以 HOST=0.0.0.0 启动',
            '  on the network not open; the system administrator opens it at the desk (管理 › 网络), or start with HOST=0.0.0.0',
          ),
        ]
      : []),
    ...others.map((address) => say(shell, `  局域网打开  ${address}`, `  on the network ${address}`)),
    say(shell, `  工作台      ${own?.replace(/\/$/, '')}/desk`, `  the desk       ${own?.replace(/\/$/, '')}/desk`),
    say(shell, `  数据        ${place}（${version}）`, `  data           ${place} (${version})`),
    ...(backup ? [say(shell, `  每日备份    ${backup}`, `  daily backup   ${backup}`)] : []),
    '',
    ...(example
      ? [
          say(
            shell,
            `已读入示例：${example.name} ${example.year}年，${example.commitments} 项承诺事项（据公开报道摘编，非报告原文）。`,
            `The example is in: ${example.name} ${example.year}, ${example.commitments} commitments (a digest of press reports, not the report itself).`,
          ),
          '',
        ]
      : []),
    ...(firstRun
      ? [
          say(
            shell,
            '还没有系统管理员。请在浏览器打开下面的链接设置（24 小时内有效，只能用一次，请勿转发）：',
            'There is no system administrator yet. Open this link to become one (for 24 hours, once; do not pass it on):',
          ),
          `  ${firstRun}`,
          '',
        ]
      : []),
    ...(clock ? [say(shell, `注意：${clock.zh}`, `Note: ${clock.en}`), ''] : []),
    ...(sealedElsewhere.length > 0 ? [sealedWords(shell, sealedElsewhere), ''] : []),
    say(shell, '接下来（另开一个终端）', 'How to go on (in another terminal)'),
    say(
      shell,
      '  读入报告并公开   ./luoshi import 报告.docx --jurisdiction 行政区划代码 --publish',
      '  take a report in ./luoshi import report.docx --jurisdiction CODE --publish',
    ),
    say(shell, '  查看状态         ./luoshi status', '  see how it stands ./luoshi status'),
    say(shell, '  停止             Ctrl+C', '  stop             Ctrl+C'),
    '',
  ]
  return `${lines.join('\n')}\n`
}

function sealedWords(shell: Shell, userNames: readonly string[]): string {
  const { zh, en } = sealedElsewhereWords(userNames)
  return say(shell, `注意：${zh}`, `Note: ${en}`)
}

const zh = `luoshi start：启动落实：数据库、公开网站和接口。

用法
  luoshi start [--no-example]

  --no-example   首次启动时不读入示例（古交市 2023 年，据公开报道摘编）

设置都用环境变量，见 docs/operations.md：
  PORT、HOST              端口（3000）和监听地址（不写 HOST 只供本机，由系统管理员在工作台开放；0.0.0.0 向本地网络开放）
  LUOSHI_DATA             数据目录
  DATABASE_URL            改用已有的 PostgreSQL（15 以上）
  LUOSHI_PUBLIC_URL       对外的网址，如 https://example.gov.cn/luoshi
  LUOSHI_BASE_PATH        网址的路径，如 /luoshi
  LUOSHI_BACKUP           每日备份的目录
  LUOSHI_LOG              日志级别：silent、error、warn、info、debug

退出状态  0 正常停止；1 没能启动（原因在标准错误上）；2 用法不对
`

const en = `luoshi start: run Luoshi: the database, the public site and the API.

Usage
  luoshi start [--no-example]

  --no-example   leave the example out on the first start (Gujiao 2023, a digest of press reports)

Settings are environment variables, all of them in docs/operations.md:
  PORT, HOST              port (3000) and address to listen on (without HOST this machine only, until the system administrator opens it at the desk; 0.0.0.0 opens it)
  LUOSHI_DATA             data folder
  DATABASE_URL            use a PostgreSQL of your own (15 or later)
  LUOSHI_PUBLIC_URL       address the public knows, https://example.gov.cn/luoshi
  LUOSHI_BASE_PATH        path of the address, /luoshi
  LUOSHI_BACKUP           folder of the daily backup
  LUOSHI_LOG              level of the log: silent, error, warn, info, debug

Exit status  0 stopped as asked; 1 it could not start (the reason is on standard error); 2 wrong usage
`
