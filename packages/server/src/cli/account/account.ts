import { mayWriteFromConsole } from '../../access/actor.ts'
import { firstRunHours, inviteAdministrator } from '../../commands/people/found-administrator.ts'
import { type Rescue, rescueAccount } from '../../commands/people/rescue-account.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { OpenRecord } from '../installation.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage =
  'luoshi account link [--jurisdiction CODE] | reset-factor|reset-password|unlock NAME    luoshi account --help'
const rescues: readonly Rescue[] = ['reset-factor', 'reset-password', 'unlock']

/** `luoshi account`: what only whoever runs the machine may do for those who cannot sign in. */
export const account = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, placeOptions)
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(account.help(shell.language))
      return 0
    }
    const [verb, name, more] = call.rest
    if (verb === 'link' && name === undefined)
      return withRecord(shell, (record) => link(shell, record, call.given.get('jurisdiction')))
    const rescue = rescues.find((each) => each === verb)
    if (!rescue || name === undefined || more !== undefined)
      return refuse(shell, misuse('请写明要做什么和用户名', 'say what to do, and the user name'), usage)
    return withRecord(shell, (record) => help(shell, record, rescue, name))
  },
} as const

async function link(shell: Shell, record: OpenRecord, code: string | undefined): Promise<ExitStatus> {
  const place = await choosePlace(record.db, code)
  if (place.kind === 'refused') return sayRefused(shell, place)
  const secret = await inviteAdministrator(record.db, shell.now(), place.jurisdictionId)
  if (secret === undefined) return sayRefused(shell, hasOne(place.name))
  const address = (await record.serverAddress())?.replace(/\/$/, '') ?? ''
  await shell.err.write(
    say(
      shell,
      `打开这个链接的人成为${place.name}的系统管理员（${firstRunHours} 小时内有效，只能用一次）：\n`,
      `Whoever opens this link becomes the system administrator of ${place.name} (for ${firstRunHours} hours, once):\n`,
    ),
  )
  await shell.out.write(`${address}/desk/set-up#${secret}\n`)
  return 0
}

async function help(shell: Shell, { db }: OpenRecord, rescue: Rescue, name: string): Promise<ExitStatus> {
  const may = (jurisdictionId: string) => mayWriteFromConsole(jurisdictionId, shell.installation.user)
  const outcome = await rescueAccount(db, may, shell.now(), name, rescue)
  if (outcome.kind === 'refused') return sayRefused(shell, outcome)
  if (outcome.firstPassword === null) {
    await shell.out.write(say(shell, '已办理，已记入台账。\n', 'Done, and in the ledger.\n'))
    return 0
  }
  await shell.err.write(
    say(
      shell,
      '新的初始口令只显示这一次，登录后必须修改：\n',
      'The new first password is shown this once; it must be changed at sign-in:\n',
    ),
  )
  await shell.out.write(`${outcome.firstPassword}\n`)
  return 0
}

const hasOne = (name: string) => ({
  message: `${name}已有能登录的系统管理员，由其任命别人。忘记口令或丢了手机：luoshi account reset-password|reset-factor 用户名。`,
  messageEn: `${name} has a system administrator who can sign in, and who appoints others. Password or phone lost: luoshi account reset-password|reset-factor NAME.`,
})

const zh = `luoshi account：替登录不了的人办理；只有管理这台机器的人能办，每次都记入台账。

用法
  luoshi account link [选项]             没有系统管理员的地区：生成一次性链接，打开的人成为系统管理员
  luoshi account reset-factor NAME       解除动态口令（手机和备用码都丢了）；下次登录重新绑定
  luoshi account reset-password NAME     重置口令；新的初始口令印在标准输出上，只显示一次
  luoshi account unlock NAME             解除登录限制

选项
  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
  -h, --help                显示本帮助

退出状态  0 已办；1 没有办成；2 用法不对
`

const en = `luoshi account: help who cannot sign in; only for whoever runs the machine, each time in the ledger.

Usage
  luoshi account link [options]          a place without a system administrator: a link, good once, that makes one
  luoshi account reset-factor NAME       take the second factor away (phone and backup codes lost)
  luoshi account reset-password NAME     another first password, printed on standard output, once
  luoshi account unlock NAME             end the lock after failures

Options
  -j, --jurisdiction CODE   division code; not needed for the only place
  -h, --help                show this help

Exit status  0 done; 1 not done; 2 wrong usage
`
