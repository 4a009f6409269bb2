import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Settlement } from '@luoshi/report/compare'
import { fileFailure } from '../extract/failure.ts'
import { inputsOf } from '../extract/inputs.ts'
import { json } from '../extract/json.ts'
import { failureNotice, notice } from '../extract/notices.ts'
import type { ExitStatus, Shell } from '../shell.ts'
import { oneLine } from '../terminal/printable.ts'
import { weightsFrom } from './comparison-data.ts'
import { countLine } from './counts.ts'
import { leftOutOf, type Pair, pairsAmong } from './pairs.ts'
import type { SettleRequest } from './request.ts'
import type { Identity } from './settling-task.ts'
import { type SettlingThreads, settlingThreads } from './settling-threads.ts'

/** Settle every pair of consecutive years in a folder: a line a pair, and a JSON a pair where asked for. */
export async function settleCorpus(
  request: Extract<SettleRequest, { kind: 'corpus' }>,
  shell: Shell,
): Promise<ExitStatus> {
  const weights = weightsFrom(request.weights)
  if ('kind' in weights) {
    await failureNotice(shell, weights)
    return 1
  }
  const threads = settlingThreads(request.jobs ?? availableParallelism(), weights)
  try {
    const { identities, failed } = await identified(request.folder, threads, shell)
    const pairs = pairsAmong(identities)
    for (const { file, message, messageEn } of leftOutOf(identities, pairs))
      await notice(shell, file, message, messageEn)
    if (pairs.length === 0) {
      await notice(
        shell,
        request.folder,
        '没有找到同一地方相连两年的报告（认不出地方或年份的不算）',
        'no two reports of one place in consecutive years were found (those without a place or a year do not count)',
      )
      return 1
    }
    return (await settledAll(pairs, request, threads, shell)) || failed ? 1 : 0
  } finally {
    await threads.close()
  }
}

async function identified(folder: string, threads: SettlingThreads, shell: Shell) {
  const files: string[] = []
  let failed = false
  for await (const input of inputsOf({ paths: [folder], list: null }, shell.stdin)) {
    if (input.kind === 'input') files.push(input.file)
    else {
      failed = true
      await failureNotice(shell, input)
    }
  }
  const identities: Identity[] = []
  for await (const answer of threads.answers(files.map((file) => ({ kind: 'identify' as const, file })))) {
    if (answer.kind === 'identity') identities.push(answer)
    if (answer.kind !== 'failure') continue
    failed = true
    await failureNotice(shell, answer)
  }
  return { identities, failed }
}

/** True when some pair could not be settled. */
async function settledAll(
  pairs: readonly Pair[],
  { out, form }: Extract<SettleRequest, { kind: 'corpus' }>,
  threads: SettlingThreads,
  shell: Shell,
): Promise<boolean> {
  if (out !== null) await mkdir(out, { recursive: true })
  let failed = false
  let at = 0
  const tasks = pairs.map(({ last, next }) => ({ kind: 'settle' as const, last, next }))
  for await (const answer of threads.answers(tasks)) {
    const pair = pairs[at++]
    if (!pair || shell.out.gone) break
    if (answer.kind === 'failure') {
      failed = true
      await failureNotice(shell, answer)
    }
    if (answer.kind !== 'settlement') continue
    const { settlement } = answer
    if (settlement.findings.some(({ prevents }) => prevents)) failed = true
    await shell.out.write(form === 'json' ? `${json(settlement)}\n` : lineFor(pair, settlement))
    if (out !== null && !(await written(join(out, fileName(pair, at)), settlement, shell))) return true
  }
  return failed
}

function lineFor({ place, year, last, next }: Pair, { promises, findings }: Settlement): string {
  const why = findings.map(({ message }) => message).join('；')
  const said = promises.length > 0 ? countLine(promises) : '不能对账。'
  return oneLine(`${place} ${year}→${year + 1}  ${said}${why ? `（${why}）` : ''}  ${last} → ${next}`).concat('\n')
}

/** The number keeps two places of one name apart. */
const fileName = ({ place, year }: Pair, number: number) =>
  `${String(number).padStart(4, '0')}-${place.replace(/[^\p{L}\p{N}]/gu, '')}-${year}.json`

async function written(file: string, settlement: Settlement, shell: Shell): Promise<boolean> {
  try {
    await writeFile(file, `${json(settlement)}\n`)
    return true
  } catch (error) {
    const known = fileFailure(file, error)
    if (!known) throw error
    await failureNotice(shell, known)
    return false
  }
}
