import { mayWriteFromConsole } from '../../access/actor.ts'
import { confirmClock } from '../../commands/places/mark-clock.ts'
import { dayOf } from '../../domain/day.ts'
import { clockLeaps } from '../../queries/places/clock-leaps.ts'
import { misuse, refuse } from '../misuse.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused, withRecord } from '../with-record.ts'

const usage = 'luoshi clock confirm YYYY-MM-DD    luoshi clock --help'

/** `luoshi clock confirm DAY`: the clock is right, for every place for which it seemed to have leapt. */
export async function confirmServerClock(shell: Shell, [day, more]: readonly string[]): Promise<ExitStatus> {
  if (day === undefined || more !== undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day))
    return refuse(shell, misuse('请写明今天的日期', 'name the day of today'), usage)
  const at = shell.now()
  const today = dayOf(at)
  // the day is typed, so that somebody has looked at it
  if (day !== today)
    return sayRefused(shell, {
      message: `本机时钟显示的是 ${today}，不是 ${day}，没有确认。请先校正服务器时间（NTP），再运行。`,
      messageEn: `The clock of this machine shows ${today}, not ${day}; nothing was confirmed. Set the server's time (NTP) first.`,
    })
  return withRecord(shell, async ({ db }) => {
    const leaps = await clockLeaps(db, at)
    for (const { jurisdictionId, code, name, leap } of leaps) {
      await confirmClock(db, mayWriteFromConsole(jurisdictionId, shell.installation.user), at, leap)
      await shell.out.write(
        say(
          shell,
          `${name}（${code}）：已确认 ${today}，自动开启填报期、亮灯和提醒继续（记入台账）。\n`,
          `${name} (${code}): ${today} confirmed; periods, lights and reminders go on (in the ledger).\n`,
        ),
      )
    }
    if (leaps.length === 0)
      await shell.err.write(
        say(shell, '没有需要确认的地方：时钟没有跳变。\n', 'Nothing to confirm: the clock did not leap.\n'),
      )
    return 0
  })
}
