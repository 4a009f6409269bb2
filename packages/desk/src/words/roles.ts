import type { SessionPlace } from '@luoshi/server/desk/identity/identity-routes.ts'

type Role = SessionPlace['roles'][number]

/** Roles as the office calls them. */
export const roleWords: Readonly<Record<Role, string>> = {
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
  supervisor: '督查员',
  'unit-head': '第一责任人',
  'unit-officer': '承办人员',
  leader: '领导',
  reader: '查阅人员',
}
