import { distribution } from '../../queries/places/distribution.ts'
import { readArguments } from '../arguments.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, withRecord } from '../with-record.ts'

const usage = 'luoshi distribute    luoshi distribute --help'

/** `luoshi distribute`: the statements that divide the schema by place on an engine in the manner of Citus. It runs none of them. */
export const distribute = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { help: { takes: 'nothing', short: 'h' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(distribute.help(shell.language))
      return 0
    }
    if (call.rest.length > 0)
      return refuse(shell, misuse(`distribute 不带 ${call.rest[0]}`, `distribute takes no ${call.rest[0]}`), usage)
    return withRecord(shell, async ({ db }) => {
      const { statements, everywhere, ofAPlace } = await distribution(db)
      const head = say(
        shell,
        `-- ${ofAPlace.length} 张表按行政区分布，${everywhere.length} 张表各节点各存一份。请由库的所有者在空库（只建了表）上执行。`,
        `-- ${ofAPlace.length} tables divided by place, ${everywhere.length} on every node. For the owner, on a database that holds no rows yet.`,
      )
      await shell.out.write(`${[head, ...statements.map((statement) => `${statement};`)].join('\n')}\n`)
      return 0
    })
  },
} as const

const zh = `用法  luoshi distribute

写出把数据库按行政区分布到多台机器的语句（Citus 及同类引擎，如 PolarDB PostgreSQL 分布式版）：
哪些表按行政区分布，哪些表各节点各存一份，哪些外键要先取下再装回。只写出，不执行。
在空库上执行后，用 luoshi export 和 luoshi restore 把各行政区搬过去。
三千多个行政区以内一台 PostgreSQL 加只读副本就够了。
`

const en = `Usage  luoshi distribute

Writes the statements that divide the database by place over several machines, for Citus and engines like it (PolarDB for
PostgreSQL, distributed): which tables are divided, which are on every node, which foreign keys come off and go back. It only
writes them. Run them on an empty database, then move the places over with luoshi export and luoshi restore.
Up to some three thousand places one PostgreSQL with replicas is enough.
`
