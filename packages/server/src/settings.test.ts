import { BlockList } from 'node:net'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('nothing set: the system folder for root, port 3000 on every network, the example', () => {
  expect(readSettings({}, true)).toEqual({
    kind: 'settings',
    record: { kind: 'folder', path: '/var/lib/luoshi' },
    host: null,
    port: 3000,
    basePath: '',
    origin: null,
    proxies: expect.any(BlockList),
    log: null,
    backup: null,
    example: true,
    signIn: { secret: null, folder: '/var/lib/luoshi', oidc: null },
    evidence: '/var/lib/luoshi/evidence',
    scanner: null,
    sealing: { suite: null, source: { kind: 'file', path: '/var/lib/luoshi/encryption-keys' } },
    quota: null,
    mail: null,
  })
  expect(readSettings({ XDG_DATA_HOME: '/x' }, false)).toMatchObject({ record: { path: '/x/luoshi' } })
})

test('the public address gives origin and base path, which a setting of its own overrides', () => {
  const LUOSHI_PUBLIC_URL = 'https://www.example.gov.cn/luoshi/'
  const origin = 'https://www.example.gov.cn'
  expect(readSettings({ LUOSHI_PUBLIC_URL }, true)).toMatchObject({ origin, basePath: '/luoshi' })
  expect(readSettings({ LUOSHI_PUBLIC_URL, LUOSHI_BASE_PATH: '' }, true)).toMatchObject({ origin, basePath: '' })
})

test('a scanner and the room for evidence', () => {
  const GiB = 1024 ** 3
  expect(readSettings({ LUOSHI_SCANNER: '/run/clamav/clamd.ctl', LUOSHI_TASK_QUOTA: '5' }, true)).toMatchObject({
    scanner: '/run/clamav/clamd.ctl',
    quota: { place: 200 * GiB, task: 5 * GiB },
  })
  expect(readSettings({ LUOSHI_SCANNER: 'clamd.test:3310' }, true)).toMatchObject({ scanner: 'clamd.test:3310' })
  expect(readSettings({ LUOSHI_ENCRYPTION: 'aes-256-gcm', LUOSHI_DATA: '/d' }, true)).toMatchObject({
    sealing: { suite: 'aes-256-gcm', source: { kind: 'file', path: '/d/encryption-keys' } },
  })
  const keys = { LUOSHI_ENCRYPTION_KEY: 'a'.repeat(64), LUOSHI_ENCRYPTION_FORMER: 'b'.repeat(64) }
  expect(readSettings(keys, true)).toMatchObject({
    sealing: { suite: null, source: { kind: 'given', keys: ['b'.repeat(64), 'a'.repeat(64)] } },
  })
  for (const wrong of [
    { LUOSHI_ENCRYPTION: 'des' },
    { LUOSHI_ENCRYPTION_KEY: 'geheim' },
    { LUOSHI_ENCRYPTION_FORMER: 'b'.repeat(64) },
  ]) {
    expect(readSettings(wrong, true)).toMatchObject({ reason: 'wrong-setting' })
    expect(JSON.stringify(readSettings(wrong, true))).not.toContain('geheim')
  }
  expect(readSettings({ LUOSHI_SCANNER: 'clamd' }, true)).toMatchObject({ reason: 'wrong-setting' })
  expect(readSettings({ LUOSHI_EVIDENCE_QUOTA: '很大' }, true)).toMatchObject({ reason: 'wrong-setting' })
})

test('a backup plan in minutes after midnight', () => {
  expect(readSettings({ LUOSHI_BACKUP: '/b', LUOSHI_BACKUP_AT: '3:05', LUOSHI_BACKUP_KEEP: '7' }, true)).toMatchObject({
    backup: { folder: '/b', minute: 185, keep: 7 },
  })
})

test('a database elsewhere has no folder of ours: evidence needs one named', () => {
  const DATABASE_URL = 'postgres://a/b'
  expect(readSettings({ DATABASE_URL }, true)).toMatchObject({ evidence: null })
  expect(readSettings({ DATABASE_URL, LUOSHI_EVIDENCE: '/srv/evidence' }, true)).toMatchObject({
    evidence: '/srv/evidence',
  })
})

test('mail leaves only where a server for it is named', () => {
  const set = { LUOSHI_SMTP_HOST: 'mail.example', LUOSHI_SMTP_FROM: '落实 <desk@example.gov.cn>' }
  expect(readSettings({ LUOSHI_SMTP_FROM: set.LUOSHI_SMTP_FROM }, true)).toMatchObject({ mail: null })
  expect(readSettings({ ...set, LUOSHI_SMTP_SECURE: 'yes' }, true)).toMatchObject({
    mail: { host: 'mail.example', port: 465, secure: true, user: null, from: '落实 <desk@example.gov.cn>' },
  })
  expect(readSettings(set, true)).toMatchObject({ mail: { port: 25, secure: false } })
})

test.each([
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: 'http' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://a/b' }],
  ['LUOSHI_OWNER_URL', { DATABASE_URL: 'postgres://a/b', LUOSHI_OWNER_URL: 'secret' }],
  ['LUOSHI_PUBLIC_URL', { LUOSHI_PUBLIC_URL: 'example.gov.cn' }],
  ['LUOSHI_BASE_PATH', { LUOSHI_BASE_PATH: 'luoshi' }],
  ['LUOSHI_BASE_PATH', { LUOSHI_BASE_PATH: '/a"b' }],
  ['LUOSHI_LOG', { LUOSHI_LOG: 'loud' }],
  ['LUOSHI_SECRET', { LUOSHI_SECRET: 'short' }],
  ['LUOSHI_OIDC_ISSUER', { LUOSHI_OIDC_ISSUER: 'sso' }],
  ['LUOSHI_OIDC_CLIENT_ID', { LUOSHI_OIDC_ISSUER: 'https://sso.example.gov.cn' }],
  [
    'LUOSHI_PUBLIC_URL',
    {
      LUOSHI_OIDC_ISSUER: 'https://sso.example.gov.cn',
      LUOSHI_OIDC_CLIENT_ID: 'luoshi',
      LUOSHI_OIDC_CLIENT_SECRET: 'secret',
    },
  ],
  ['LUOSHI_BACKUP_AT', { LUOSHI_BACKUP: '/b', LUOSHI_BACKUP_AT: '24:00' }],
  ['LUOSHI_SMTP_FROM', { LUOSHI_SMTP_HOST: 'mail.example' }],
  ['LUOSHI_SMTP_PORT', { LUOSHI_SMTP_HOST: 'a', LUOSHI_SMTP_FROM: 'a@b.c', LUOSHI_SMTP_PORT: '0' }],
  ['LUOSHI_BACKUP_KEEP', { LUOSHI_BACKUP: '/b', LUOSHI_BACKUP_KEEP: '0' }],
])('a wrong %s is refused by its name, and no password is repeated', (name, env) => {
  const outcome = readSettings(env, true)
  expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining(name) })
  expect(JSON.stringify(outcome)).not.toContain('secret')
})
