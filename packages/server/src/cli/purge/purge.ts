import { mayWriteFromConsole } from '../../access/actor.ts'
import { purgeContent } from '../../commands/purge/purge-content.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage =
  'luoshi purge HASH [--jurisdiction CODE] [--first NAME --second NAME --reason TEXT]    luoshi purge --help'

/** `luoshi purge`: remove a content that must not be here, by two persons, leaving the ledger whole. */
export const purge = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, {
      ...placeOptions,
      first: { takes: 'value' },
      second: { takes: 'value' },
      reason: { takes: 'value' },
    })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(purge.help(shell.language))
      return 0
    }
    const [hash, more] = call.rest
    if (hash === undefined || more !== undefined || !/^[0-9a-f]{64}$/.test(hash))
      return refuse(shell, misuse('请写明一个 64 位哈希', 'name one hash of 64 digits'), usage)
    const [first, second, reason] = ['first', 'second', 'reason'].map((name) => call.given.get(name))
    const given = [first, second, reason].filter(Boolean).length
    if (given !== 0 && given !== 3)
      return refuse(shell, misuse('请写明两人姓名和原因', 'two names and a reason are needed'), usage)
    const typed = first && second && reason ? { persons: [first, second] as const, reason } : {}
    return withRecord(shell, async ({ db, evidence }) => {
      const place = await choosePlace(db, call.given.get('jurisdiction'))
      if (place.kind === 'refused') return sayRefused(shell, place)
      const may = mayWriteFromConsole(place.jurisdictionId, shell.installation.user)
      const purged = await purgeContent(db, may, shell.now(), { hash, ...typed }, evidence)
      if (purged.kind === 'refused') return sayRefused(shell, purged)
      await shell.out.write(
        say(
          shell,
          `已清除 ${purged.contents} 项内容${purged.files > 0 ? `、${purged.files} 份佐证材料` : ''}，台账已记载。此前的备份和导出文件里仍有，请一并销毁。\n`,
          `Purged ${purged.contents} contents${purged.files > 0 ? ` and ${purged.files} evidence files` : ''}; the ledger says so. Earlier backups and exports still hold them: destroy those too.\n`,
        ),
      )
      return 0
    })
  },
} as const

const zh = `luoshi purge：由两人决定，彻底清除误入的涉密内容；台账保持完整并记载此事。

用法
  luoshi purge HASH [选项]

  HASH   报告文件的 SHA-256（luoshi status 可查）：连同由它得到的文字、条目、公开快照，以及
         其任务下填写的内容和佐证材料一并清除；也可以是台账所列的任何一项内容或佐证材料

选项
两人须先各自登录工作台，在“台账”的“清除内容”里同意这个哈希（七天内有效）。只有工作台里没有两个能登录的
督查员或审计管理员的行政区，才由下面三项写明两人和原因，台账会注明是写入的。

  --first 姓名  --second 姓名  --reason 原因

  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
  -h, --help                显示本帮助

退出状态  0 已清除；1 没有清除；2 用法不对
`

const en = `luoshi purge: remove for good what must not be here, as two persons decided; the ledger stays whole and says so.

Usage
  luoshi purge HASH [options]

  HASH   SHA-256 of a report's file (luoshi status shows it): its texts, proposals and public snapshots go with it,
         and what was written and handed in for its tasks; or of any one content or evidence file the ledger names

Options
Two people agree to the hash first, each at their own desk (台账 → 清除内容; good for seven days). Only in a place without two
supervisors or audit administrators who can sign in, these name the two and the reason, and the ledger says that they were typed:

  --first NAME  --second NAME  --reason TEXT

  -j, --jurisdiction CODE   division code; not needed for the only place
  -h, --help                show this help

Exit status  0 purged; 1 not purged; 2 wrong usage
`
