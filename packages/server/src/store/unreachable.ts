import { refusal } from '../domain/refusal.ts'
import type { StoreRefusal } from './refusal.ts'

/**
 * A plain message for an error of the database driver about reaching `url`; null for any other error. Never contains the
 * password.
 */
export function unreachable(url: string, error: unknown): StoreRefusal | null {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : ''
  const known =
    reasons[code] ??
    (/timeout|terminated unexpectedly|Connection terminated/i.test(message) ? reasons.ETIMEDOUT : undefined)
  if (!known) return null
  const { where, database } = named(url)
  return refusal(
    503,
    known.reason,
    `数据库 ${where}/${database} ${known.zh}`,
    `The database ${where}/${database} ${known.en}`,
  )
}

const network = (zh: string, en: string) => ({
  reason: 'unreachable' as const,
  zh: `${zh}请检查 DATABASE_URL 的地址、端口和网络，并确认数据库已启动。`,
  en: `${en} Check the host and port in DATABASE_URL and the network, and that the database runs.`,
})
const account = (zh: string, en: string) => ({
  reason: 'unreachable' as const,
  zh: `${zh}请检查 DATABASE_URL 里的用户名、口令和库名。`,
  en: `${en} Check user, password and database name in DATABASE_URL.`,
})

const reasons: Readonly<Record<string, { reason: 'unreachable' | 'not-owner'; zh: string; en: string }>> = {
  ECONNREFUSED: network('拒绝连接。', 'refuses the connection.'),
  ECONNRESET: network('中断了连接。', 'broke the connection off.'),
  EHOSTUNREACH: network('的主机无法到达。', 'is on a host that cannot be reached.'),
  ENETUNREACH: network('的网络无法到达。', 'is in a network that cannot be reached.'),
  ENOTFOUND: network('的主机名查不到。', 'is on a host whose name is not known.'),
  EAI_AGAIN: network('的主机名暂时查不到。', 'is on a host whose name cannot be looked up now.'),
  ETIMEDOUT: network('没有应答。', 'does not answer.'),
  ENOENT: network('的套接字不存在。', 'has no such socket.'),
  '28P01': account('不接受这个用户名和口令。', 'does not accept this user and password.'),
  '28000': account('不让这个用户登录。', 'does not let this user in.'),
  '3D000': account('不存在。', 'does not exist.'),
  '57P03': network('正在启动或停止，暂不接受连接。', 'is starting or stopping and takes no connections.'),
  '53300': network('的连接数已满。', 'has no connection left.'),
  '42501': {
    reason: 'not-owner',
    zh: '不让这个用户建立或修改表。请用库的所有者账号设置 LUOSHI_OWNER_URL（只在首次启动和升级时使用）。',
    en: 'does not let this user make or change tables. Set LUOSHI_OWNER_URL to an account that owns the database (used on the first start and on upgrades only).',
  },
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
    if (cause instanceof AggregateError) {
      const inner = codeOf(cause.errors[0])
      if (inner) return inner
    }
  }
  return ''
}

function named(url: string): { readonly where: string; readonly database: string } {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = hostname || searchParams.get('host') || 'localhost'
  return { where: `${host}:${port || 5432}`, database: decodeURIComponent(pathname.slice(1)) || 'postgres' }
}
