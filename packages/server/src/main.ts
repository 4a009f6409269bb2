import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Installation } from './cli/installation.ts'
import { languageOf } from './cli/language.ts'
import { runCommand } from './cli/run-command.ts'
import { outputTo } from './cli/terminal/output.ts'
import type { OpenRecord } from './store/open-record.ts'

/** The one clock of the process: every other part is handed the time. */
const now = (): Date => new Date()

function stop(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

/** The record and the server of this machine; loaded when a command asks for them, so that `extract` pays nothing. */
function installation(): Installation {
  const settings = async () => (await import('./settings.ts')).readSettings(process.env, process.getuid?.() === 0)
  const opened = new Map<unknown, OpenRecord>()
  return {
    user: userName(),
    settings: async () => {
      const read = await settings()
      if (read.kind === 'refused') return read
      const keys = await archiveKeysIn(read.signIn.folder)
      const heads = join(read.signIn.folder, 'heads')
      return { kind: 'settings', example: read.example, place: await placeOf(read.record), keys, heads }
    },
    open: async () => {
      const read = await settings()
      if (read.kind === 'refused') return read
      const record = await (await import('./store/open-record.ts')).openRecord(read.record)
      if (record.kind === 'refused') return record
      opened.set(record.db, record)
      const evidence = read.evidence === null ? null : { path: read.evidence }
      const sealedElsewhere = async () => {
        const { presentSecret } = await import('./identity/read-secret.ts')
        const { factorsSealedElsewhere } = await import('./identity/factor-seals.ts')
        return factorsSealedElsewhere(record.db, await presentSecret(read.signIn.secret, read.signIn.folder))
      }
      const heads = join(read.signIn.folder, 'heads')
      return { ...record, evidence, sealedElsewhere, heads, keys: await archiveKeysIn(read.signIn.folder) }
    },
    serve: async ({ db }) => {
      const read = await settings()
      const record = opened.get(db)
      if (read.kind === 'refused') return read
      if (!record) throw new Error('only a record that was opened here can be served')
      return (await import('./serve-record.ts')).serveRecord(record, read, process.stderr.isTTY === true, now)
    },
    files: async ({ db }, code) => {
      const read = await settings()
      if (read.kind === 'refused') return read
      const { recordAsFiles } = await import('./record-as-files.ts')
      return { kind: 'files', basePath: read.basePath, files: recordAsFiles(db, read, code, now) }
    },
  }
}

const archiveKeysIn = async (folder: string) => (await import('./exchange/archive/archive-keys.ts')).archiveKeys(folder)

async function placeOf(place: Parameters<typeof import('./store/open-record.ts').openRecord>[0]): Promise<string> {
  if (place.kind === 'folder') return place.path
  const { hostname, port, pathname } = new URL(place.url)
  return `${hostname}:${port || 5432}${pathname}`
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // a container's user may have no name
    return `uid${process.getuid?.() ?? ''}`
  }
}

// not process.exit(): what is still being written is to arrive
process.exitCode = await runCommand(process.argv.slice(2), {
  language: languageOf(process.env),
  stdin: process.stdin,
  out: outputTo(process.stdout),
  err: outputTo(process.stderr),
  stop,
  now,
  installation: installation(),
})
