import type { MayWrite } from '../../access/actor.ts'
import type { Database } from '../../commands/database.ts'
import { adoptReport } from '../../commands/reports/adopt-report.ts'
import { adoptedWords, adoptedWordsEn, publishedWords, publishedWordsEn } from '../adopt/published-words.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { say, sayRefused } from '../with-record.ts'

/** Adopt a report and say what came of it. One that is adopted already is what was asked for. */
export async function adoptNow(
  shell: Shell,
  db: Database,
  may: MayWrite,
  reportId: string,
  publish: boolean,
): Promise<ExitStatus> {
  const adopted = await adoptReport(db, may, shell.now(), reportId, { publish, targets: true })
  if (adopted.kind === 'refused' && adopted.reason !== 'already-adopted') return sayRefused(shell, adopted)
  await shell.out.write(
    adopted.kind === 'refused'
      ? say(shell, `${adopted.message}\n`, `${adopted.messageEn}\n`)
      : say(
          shell,
          `已通过：${adopted.year}年 ${adoptedWords(adopted.commitments, adopted.targets)}。${publishedWords(adopted.snapshot)}\n`,
          `Adopted of ${adopted.year}: ${adoptedWordsEn(adopted.commitments, adopted.targets)}. ${publishedWordsEn(adopted.snapshot)}\n`,
        ),
  )
  return 0
}
