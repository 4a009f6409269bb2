import { mayWriteFromConsole } from '../../access/actor.ts'
import { createToken } from '../../commands/tokens/create-token.ts'
import { revokeToken } from '../../commands/tokens/revoke-token.ts'
import { dayOf } from '../../domain/day.ts'
import { readArguments } from '../arguments.ts'
import { choosePlace } from '../choose-place.ts'
import type { Language } from '../language.ts'
import { misuse, refuse } from '../misuse.ts'
import { placeOptions } from '../place-options.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi token NAME [--days N] | revoke NAME [--jurisdiction CODE]    luoshi token --help'

/** `luoshi token`: a secret by which a program may write through the API for one place, and the end of one. */
export const token = {
  help: (language: Language): string => (language === 'zh' ? zh : en),

  async run(args: readonly string[], shell: Shell): Promise<ExitStatus> {
    const call = readArguments(args, { ...placeOptions, days: { takes: 'value' } })
    if (call.kind === 'misuse') return refuse(shell, call, usage)
    if (call.given.has('help')) {
      await shell.out.write(token.help(shell.language))
      return 0
    }
    const revoking = call.rest[0] === 'revoke'
    const [name, more] = revoking ? call.rest.slice(1) : call.rest
    if (name === undefined || more !== undefined)
      return refuse(shell, misuse('请写明令牌的一个名称', 'give the token one name'), usage)
    const daysWord = call.given.get('days')
    const days = daysWord === undefined ? null : Number(daysWord)
    if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 36_500))
      return refuse(shell, misuse(`${daysWord} 不是天数`, `${daysWord} is no number of days`), usage)
    return withRecord(shell, async ({ db }) => {
      const place = await choosePlace(db, call.given.get('jurisdiction'))
      if (place.kind === 'refused') return sayRefused(shell, place)
      const may = mayWriteFromConsole(place.jurisdictionId, shell.installation.user)
      if (revoking) {
        const count = await revokeToken(db, may, shell.now(), name)
        if (count === 0) return sayRefused(shell, noToken(name))
        await shell.out.write(say(shell, `已作废 ${count} 个令牌。\n`, `Revoked: ${count}.\n`))
        return 0
      }
      const { secret, expiresAt } = await createToken(db, may, shell.now(), { name, days })
      // the secret alone on standard output, so that a script can take it
      await shell.err.write(
        say(
          shell,
          `令牌“${name}”可写入 ${place.name}，${expiresAt ? `${dayOf(expiresAt)} 前有效` : '长期有效'}。下面一行只显示这一次，请妥善保存：\n`,
          `Token “${name}” may write for ${place.name}, ${expiresAt ? `until ${dayOf(expiresAt)}` : 'without end'}. The next line is shown this once only:\n`,
        ),
      )
      await shell.out.write(`${secret}\n`)
      return 0
    })
  },
} as const

const noToken = (name: string) => ({
  message: `没有名为“${name}”的有效令牌。`,
  messageEn: `There is no valid token “${name}”.`,
})

const zh = `luoshi token：发放或作废接口写入令牌。没有令牌时接口只能读。

用法
  luoshi token NAME [选项]          发放；令牌印在标准输出上，只显示一次
  luoshi token revoke NAME [选项]   作废该名称的所有令牌

选项
  -j, --jurisdiction CODE   行政区划代码；只有一个行政区时可以不写
      --days N              有效天数；不写时长期有效
  -h, --help                显示本帮助

退出状态  0 已办；1 没有办成；2 用法不对
`

const en = `luoshi token: give out or revoke a token to write through the API. Without one the API only reads.

Usage
  luoshi token NAME [options]          give one out; it is printed on standard output, once
  luoshi token revoke NAME [options]   revoke every token of that name

Options
  -j, --jurisdiction CODE   division code; not needed for the only place
      --days N              valid for so many days; without end otherwise
  -h, --help                show this help

Exit status  0 done; 1 not done; 2 wrong usage
`
