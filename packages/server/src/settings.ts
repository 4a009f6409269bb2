import type { BlockList } from 'node:net'
import { join } from 'node:path'
import { type Refusal, refusal } from './domain/refusal.ts'
import type { OidcSettings } from './identity/library.ts'
import { defaultDataFolder } from './store/data-folder.ts'
import type { RecordPlace } from './store/open-record.ts'
import { isSealingKey, type KeySource } from './vault/sealing/sealing-keys.ts'
import { lackingFor, type SuiteName, suiteNames } from './vault/sealing/suites.ts'
import { trustedProxies } from './web/limits/client-address.ts'

/** What the environment says, checked. */
export interface Settings {
  readonly kind: 'settings'
  readonly record: RecordPlace
  /** Null where it is not set: this machine alone, until the system administrator opens the network at the desk. */
  readonly host: string | null
  /** 0 takes any free one. */
  readonly port: number
  /** `/luoshi`; empty at the root of a host. */
  readonly basePath: string
  /** `https://host` as the public knows it. */
  readonly origin: string | null
  /** Proxies whose word on where a request comes from is taken. */
  readonly proxies: BlockList
  /** Level of the log; null leaves it to whether somebody looks on. */
  readonly log: LogLevel | null
  readonly backup: BackupPlan | null
  /** Whether the first start reads the example in. */
  readonly example: boolean
  readonly signIn: SignInSettings
  /** Folder of the evidence files; null when the database is elsewhere and none is named. */
  readonly evidence: string | null
  /** A virus scanner that speaks ClamAV's INSTREAM: the path of its socket, or `host:port`. */
  readonly scanner: string | null
  /** How evidence and archives are sealed on the disk. */
  readonly sealing: { readonly suite: SuiteName | null; readonly source: KeySource }
  /** Bytes that the evidence files of a place, and of a task, may have together; null for the usual. */
  readonly quota: { readonly place: number; readonly task: number } | null
  /** How e-mail leaves the house; null leaves it to the desk and the calendars. */
  readonly mail: MailPlan | null
}

/** How people sign in. */
export interface SignInSettings {
  /** As given; null reads or makes the one in the folder. */
  readonly secret: string | null
  readonly folder: string
  readonly oidc: OidcSettings | null
}

/** The mail server that takes what is sent. */
export interface MailPlan {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise the server's own offer of TLS is taken. */
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
  /** `落实 <desk@example.gov.cn>` */
  readonly from: string
}

/** A backup every day. */
export interface BackupPlan {
  readonly folder: string
  /** Minutes after midnight in Asia/Shanghai. */
  readonly minute: number
  /** How many of each place are kept. */
  readonly keep: number
}

/** Levels of the log, from nothing to everything. */
const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
/** One of {@link logLevels}; lines below it are not written. */
export type LogLevel = (typeof logLevels)[number]

/** A setting that cannot be meant as it is written. */
export type WrongSetting = Refusal<'wrong-setting'>

type Environment = Readonly<Record<string, string | undefined>>

/** The settings of `env`, every one of them described in docs/operations.md; an empty variable is as one not set. */
export function readSettings(env: Environment, root: boolean): Settings | WrongSetting {
  const record = recordPlace(env, root)
  if (record.kind === 'refused') return record
  const port = number(env.PORT || '3000', 0, 65_535)
  if (port === null) return wrong('PORT', env.PORT, '应为 0–65535 的端口号', 'is to be a port number, 0–65535')
  const address = publicAddress(env)
  if (address.kind === 'refused') return address
  const log = env.LUOSHI_LOG ? logLevels.find((level) => level === env.LUOSHI_LOG) : null
  if (log === undefined)
    return wrong('LUOSHI_LOG', env.LUOSHI_LOG, `应为 ${logLevels.join('、')} 之一`, `is one of ${logLevels.join(', ')}`)
  const proxies = trustedProxies((env.LUOSHI_TRUSTED_PROXIES ?? '').split(',').filter((each) => each.trim() !== ''))
  if (proxies === null)
    return wrong(
      'LUOSHI_TRUSTED_PROXIES',
      env.LUOSHI_TRUSTED_PROXIES,
      '应为反向代理的地址或网段，用逗号分开，如 127.0.0.1,10.0.0.0/8',
      'names addresses or networks of proxies, as 127.0.0.1,10.0.0.0/8',
    )
  const backup = backupPlan(env)
  if (backup && 'kind' in backup) return backup
  const mail = mailPlan(env)
  if (mail && 'kind' in mail) return mail
  const evidence = env.LUOSHI_EVIDENCE || (record.kind === 'folder' ? join(record.path, 'evidence') : null)
  const quota = evidenceQuota(env)
  if (quota && 'kind' in quota) return quota
  const scanner = env.LUOSHI_SCANNER || null
  if (scanner !== null && !/^(\/|(tcp:\/\/)?[^/\s]+:\d{1,5}$)/.test(scanner))
    return wrong(
      'LUOSHI_SCANNER',
      scanner,
      '应为套接字文件的路径或 主机:端口',
      'is to be the path of a socket or host:port',
    )
  const sealing = sealingSettings(env, root)
  if ('kind' in sealing) return sealing
  const { basePath, origin } = address
  const signIn = signInSettings(env, root, origin)
  if ('kind' in signIn) return signIn
  const example = !/^(no|off|false|0)$/i.test(env.LUOSHI_EXAMPLE ?? '')
  const host = env.HOST || null
  return {
    kind: 'settings',
    record,
    host,
    port,
    basePath,
    origin,
    proxies,
    log,
    backup,
    example,
    signIn,
    evidence,
    scanner,
    sealing,
    quota,
    mail,
  }
}

function recordPlace(env: Environment, root: boolean): RecordPlace | WrongSetting {
  const url = env.DATABASE_URL
  if (!url) return { kind: 'folder', path: env.LUOSHI_DATA || defaultDataFolder(env, root) }
  for (const name of ['DATABASE_URL', 'LUOSHI_OWNER_URL']) {
    const value = env[name]
    // the value is not repeated: it holds a password
    if (value && !/^postgres(ql)?:$/.test(parsed(value)?.protocol ?? ''))
      return refusal(
        422,
        'wrong-setting',
        `${name} 应写成 postgres://用户:口令@主机:5432/库名（口令里的特殊字符用 %XX）。`,
        `${name} is to be postgres://user:password@host:5432/database (special characters of the password as %XX).`,
      )
  }
  const pooler = env.LUOSHI_POOLER || ''
  if (!['', 'transaction'].includes(pooler))
    return wrong('LUOSHI_POOLER', pooler, '应为 transaction 或不填', 'is transaction or not set')
  return { kind: 'url', url, ownerUrl: env.LUOSHI_OWNER_URL || null, ...(pooler ? { pooler: true } : {}) }
}

function publicAddress(env: Environment) {
  const given = env.LUOSHI_PUBLIC_URL
  const url = given ? parsed(given) : undefined
  if (given && !/^https?:$/.test(url?.protocol ?? ''))
    return wrong('LUOSHI_PUBLIC_URL', given, '应为 https://主机[/路径]', 'is to be https://host[/path]')
  const basePath = (env.LUOSHI_BASE_PATH ?? url?.pathname ?? '').replace(/\/+$/, '')
  if (!/^(\/[A-Za-z0-9._~-]+)*$/.test(basePath))
    return wrong('LUOSHI_BASE_PATH', basePath, '应以 / 开头，如 /luoshi', 'begins with /, as /luoshi')
  return { kind: 'address' as const, basePath, origin: url?.origin ?? null }
}

function signInSettings(env: Environment, root: boolean, origin: string | null): SignInSettings | WrongSetting {
  const secret = env.LUOSHI_SECRET || null
  // what it is is not repeated
  if (secret !== null && secret.length < 32)
    return wrong('LUOSHI_SECRET', '…', '至少 32 个字符', 'is to have at least 32 characters')
  const folder = env.LUOSHI_DATA || defaultDataFolder(env, root)
  const { LUOSHI_OIDC_ISSUER: issuer, LUOSHI_OIDC_CLIENT_ID: clientId, LUOSHI_OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer) return { secret, folder, oidc: null }
  if (!/^https?:$/.test(parsed(issuer)?.protocol ?? ''))
    return wrong('LUOSHI_OIDC_ISSUER', issuer, '应为 https://主机[/路径]', 'is to be https://host[/path]')
  if (!clientId)
    return wrong('LUOSHI_OIDC_CLIENT_ID', '', '与 LUOSHI_OIDC_ISSUER 一起给出', 'goes with LUOSHI_OIDC_ISSUER')
  if (!clientSecret)
    return wrong('LUOSHI_OIDC_CLIENT_SECRET', '', '与 LUOSHI_OIDC_ISSUER 一起给出', 'goes with LUOSHI_OIDC_ISSUER')
  if (origin === null)
    return wrong('LUOSHI_PUBLIC_URL', '', '使用统一身份认证时必须给出', 'is needed with LUOSHI_OIDC_ISSUER')
  return { secret, folder, oidc: { name: env.LUOSHI_OIDC_NAME || '统一身份认证', issuer, clientId, clientSecret } }
}

function sealingSettings(env: Environment, root: boolean): Settings['sealing'] | WrongSetting {
  const { LUOSHI_ENCRYPTION: named = '', LUOSHI_ENCRYPTION_KEY: present = '' } = env
  const suite = /^(|no|off|false|0)$/i.test(named) ? null : (suiteNames.find((one) => one === named) ?? undefined)
  if (suite === undefined)
    return wrong(
      'LUOSHI_ENCRYPTION',
      named,
      `应为 ${suiteNames.join('、')} 之一或不填`,
      `is one of ${suiteNames.join(', ')}`,
    )
  const lacking = suite === null ? [] : lackingFor(suite)
  if (lacking.length > 0)
    return wrong(
      'LUOSHI_ENCRYPTION',
      named,
      `本机 Node 所带的 OpenSSL 没有 ${lacking.join('、')}，请改用 aes-256-gcm 或换用带国密算法的 Node`,
      `wants ${lacking.join(', ')}, which the OpenSSL of this Node lacks; use aes-256-gcm or another build of Node`,
    )
  const former = (env.LUOSHI_ENCRYPTION_FORMER ?? '').split(',').map((each) => each.trim())
  const keys = [...former, present.trim()].filter((each) => each !== '')
  // what they are is not repeated
  if (!keys.every(isSealingKey) || (present === '' && keys.length > 0))
    return wrong(
      'LUOSHI_ENCRYPTION_KEY',
      '…',
      '应为 64 位十六进制；以前的密钥写在 LUOSHI_ENCRYPTION_FORMER，用逗号分开',
      'is 64 hexadecimal digits; former ones stand in LUOSHI_ENCRYPTION_FORMER, parted by commas',
    )
  if (keys.length > 0) return { suite, source: { kind: 'given', keys } }
  const folder = env.LUOSHI_DATA || defaultDataFolder(env, root)
  return { suite, source: { kind: 'file', path: env.LUOSHI_ENCRYPTION_KEYS || join(folder, 'encryption-keys') } }
}

const GiB = 1024 ** 3

function evidenceQuota(env: Environment): Settings['quota'] | WrongSetting {
  const read = (name: string, usual: string) => {
    const found = number(env[name] || usual, 1, 1_000_000)
    return found ?? wrong(name, env[name], '应为 GiB 数，如 200', 'is to be a number of GiB, as 200')
  }
  if (!env.LUOSHI_EVIDENCE_QUOTA && !env.LUOSHI_TASK_QUOTA) return null
  const [place, task] = [read('LUOSHI_EVIDENCE_QUOTA', '200'), read('LUOSHI_TASK_QUOTA', '2')]
  if (typeof place !== 'number') return place
  if (typeof task !== 'number') return task
  return { place: place * GiB, task: task * GiB }
}

function backupPlan(env: Environment): BackupPlan | WrongSetting | null {
  if (!env.LUOSHI_BACKUP) return null
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(env.LUOSHI_BACKUP_AT || '02:30') ?? []
  const hour = number(hours ?? '', 0, 23)
  const minute = number(minutes ?? '', 0, 59)
  if (hour === null || minute === null)
    return wrong('LUOSHI_BACKUP_AT', env.LUOSHI_BACKUP_AT, '应为时刻，如 02:30', 'is a time of day, as 02:30')
  const keep = number(env.LUOSHI_BACKUP_KEEP || '14', 1, 10_000)
  if (keep === null)
    return wrong('LUOSHI_BACKUP_KEEP', env.LUOSHI_BACKUP_KEEP, '应为保留的份数，如 14', 'is how many are kept, as 14')
  return { folder: env.LUOSHI_BACKUP, minute: hour * 60 + minute, keep }
}

function mailPlan(env: Environment): MailPlan | WrongSetting | null {
  const host = env.LUOSHI_SMTP_HOST
  if (!host) return null
  const secure = !/^(no|off|false|0|)$/i.test(env.LUOSHI_SMTP_SECURE ?? '')
  const port = number(env.LUOSHI_SMTP_PORT || (secure ? '465' : '25'), 1, 65_535)
  if (port === null)
    return wrong('LUOSHI_SMTP_PORT', env.LUOSHI_SMTP_PORT, '应为 1–65535 的端口号', 'is to be a port number, 1–65535')
  const from = env.LUOSHI_SMTP_FROM ?? ''
  if (!/^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
    return wrong('LUOSHI_SMTP_FROM', from, '应为发件人地址，如 desk@example.gov.cn', 'is the address mail comes from')
  return { host, port, secure, user: env.LUOSHI_SMTP_USER || null, password: env.LUOSHI_SMTP_PASSWORD || null, from }
}

function wrong(name: string, value: string | undefined, zh: string, en: string): WrongSetting {
  return refusal(422, 'wrong-setting', `${name}=${value} 不对：${zh}。`, `${name}=${value} is wrong: it ${en}.`)
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function number(text: string, from: number, to: number): number | null {
  const value = Number(text)
  return /^\d+$/.test(text) && value >= from && value <= to ? value : null
}
