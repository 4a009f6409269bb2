import { DamagedFile } from '../domain/damaged-file.ts'
import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from './refusal.ts'

/** What is said when the folder is of another major version of PostgreSQL, `made`, than the one that comes with Luoshi. */
export function otherVersion(cluster: string, made: number, major: number): StoreRefusal {
  return refusal(
    422,
    'other-version',
    `数据目录 ${cluster} 由 PostgreSQL ${made} 建立，本版本自带的是 ${major}。请先用原版本 luoshi export 导出，再用本版本 luoshi restore 恢复到新的数据目录。`,
    `The data in ${cluster} was made by PostgreSQL ${made}; this version brings ${major}. Export with the former version (luoshi export) and restore into a new data folder (luoshi restore).`,
  )
}

/** What is said of a folder that is no whole database. */
export const damagedCluster = (cluster: string): DamagedFile =>
  new DamagedFile(cluster, {
    what: { zh: '数据库目录', en: 'The folder of the database' },
    why: {
      zh: 'PG_VERSION 缺失或损坏，不像是完整的数据库',
      en: 'PG_VERSION is missing or damaged: it is no whole database',
    },
    toDo: {
      zh: '请检查磁盘，从备份放回整个数据目录；或用最近的归档恢复到新的数据目录：LUOSHI_DATA=新目录 luoshi restore 归档文件。没有改动任何数据。',
      en: 'Check the disk and put the whole data folder back from a backup; or restore the latest archive into a new one: LUOSHI_DATA=NEW luoshi restore FILE. Nothing was changed.',
    },
  })

/** What is said when the database server could not even be tried: no programs for this machine, no space, no user. */
export function failedServer(dataFolder: string, error: unknown): StoreRefusal {
  if (error instanceof DamagedFile) return refusal(422, 'failed', error.zh, error.en)
  const why = error instanceof Error ? error.message : String(error)
  return refusal(
    422,
    'failed',
    `自带的数据库未能启动（数据目录 ${dataFolder}）：${why}。可改用已有的 PostgreSQL：设置 DATABASE_URL。`,
    `The database that comes with Luoshi did not start (data in ${dataFolder}): ${why}. Or use a PostgreSQL of your own: set DATABASE_URL.`,
  )
}
