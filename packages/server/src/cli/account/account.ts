import { mayWriteFromConsole } from '../../access/actor.ts'
import { firstRunHours, inviteAdministrator } from '../../commands/people/found-administrator.ts'
import { decidePowerFromConsole } from '../../commands/people/powers/decide-power.ts'
import { type Rescue, rescueAccount } from '../../commands/people/rescue-account.ts'
import { dayOf } from '../../domain/day.ts'
import { listPowerRequests } from '../../queries/people/list-power-requests.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { OpenRecord } from '../installation.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage =
  'luoshi account link|requests [--jurisdiction CODE] | confirm|refuse ID | reset-factor|reset-password|unlock NAME    luoshi account --help'
const rescues: readonly Rescue[] = ['reset-factor', 'reset-password', 'unlock']

/** `luoshi account`: what only the person who runs the machine may do for those who cannot sign in. */
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
    if (verb === 'requests' && name === undefined)
      return withRecord(shell, (record) => requests(shell, record, call.given.get('jurisdiction')))
    if ((verb === 'confirm' || verb === 'refuse') && name !== undefined && more === undefined)
      return withRecord(shell, (record) => decide(shell, record, call.given.get('jurisdiction'), name, verb))
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

/** Lists the changes of powers that wait for another administrator: number, who asked, when, what. */
async function requests(shell: Shell, { db }: OpenRecord, code: string | undefined): Promise<ExitStatus> {
  const place = await choosePlace(db, code)
  if (place.kind === 'refused') return sayRefused(shell, place)
  const at = shell.now()
  const found = await listPowerRequests(db, place.jurisdictionId, at, dayOf(at), null)
  for (const { powerRequestId, askedBy, askedAt, act, person, toPerson } of found) {
    const what = act.kind === 'account' ? `${act.kind} ${act.act.act}` : act.kind
    await shell.out.write(`${[powerRequestId, askedAt, askedBy, what, person, toPerson ?? ''].join('\t').trimEnd()}\n`)
  }
  if (found.length === 0) await shell.err.write(say(shell, '没有待确认的权限变更。\n', 'Nothing waits.\n'))
  return 0
}

async function decide(
  shell: Shell,
  { db }: OpenRecord,
  code: string | undefined,
  id: string,
  decision: 'confirm' | 'refuse',
): Promise<ExitStatus> {
  const place = await choosePlace(db, code)
  if (place.kind === 'refused') return sayRefused(shell, place)
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
    return refuse(
      shell,
      misuse('编号不对，见 luoshi account requests', 'no such number; see luoshi account requests'),
      usage,
    )
  const may = mayWriteFromConsole(place.jurisdictionId, shell.installation.user)
  const outcome = await decidePowerFromConsole(db, may, shell.now(), id, decision)
  if (outcome.kind === 'refused') return sayRefused(shell, outcome)
  return sayDone(shell, outcome.firstPassword)
}

async function help(shell: Shell, { db }: OpenRecord, rescue: Rescue, name: string): Promise<ExitStatus> {
  const may = (jurisdictionId: string) => mayWriteFromConsole(jurisdictionId, shell.installation.user)
  const outcome = await rescueAccount(db, may, shell.now(), name, rescue)
  if (outcome.kind === 'refused') return sayRefused(shell, outcome)
  return sayDone(shell, outcome.firstPassword)
}

async function sayDone(shell: Shell, firstPassword: string | null): Promise<ExitStatus> {
  if (firstPassword === null) {
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
  await shell.out.write(`${firstPassword}\n`)
  return 0
}

const hasOne = (name: string) => ({
  message: `${name}已有能登录的系统管理员，由其任命别人。忘记口令或丢了手机：luoshi account reset-password|reset-factor 用户名。`,
  messageEn: `${name} has a system administrator who can sign in, and who appoints others. Password or phone lost: luoshi account reset-password|reset-factor NAME.`,
})

const zh = `luoshi account：替登录不了的人办理；只有管理这台机器的人能办，每次都记入台账。

用法
  luoshi account link [选项]             没有系统管理员的行政区：生成一次性链接，打开的人创建系统管理员
  luoshi account reset-factor NAME       解除动态口令（手机和备用码都丢了）；下次登录重新绑定
  luoshi account reset-password NAME     重置口令；新的初始口令印在标准输出上，只显示一次
  luoshi account unlock NAME             解除登录限制
  luoshi account requests [选项]         列出等待另一位管理员确认的权限变更
  luoshi account confirm ID [选项]       没有别的管理员能确认时（离岗、丢失手机），由管理机器的人确认
  luoshi account refuse ID [选项]        不同意

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
  luoshi account requests [options]      list the changes of powers that wait for another administrator
  luoshi account confirm ID [options]    confirm one where no other administrator can (gone, phone lost)
  luoshi account refuse ID [options]     refuse one

Options
  -j, --jurisdiction CODE   division code; not needed for the only place
  -h, --help                show this help

Exit status  0 done; 1 not done; 2 wrong usage
`
