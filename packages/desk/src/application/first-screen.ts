import type { Role } from './session.tsx'

/** A person's first screen, below `/desk/{code}`: the overview for readers and leaders, the security log for the audit administrator, the workbench for all others. */
export function firstScreen(roles: readonly Role[]): string {
  const only = (...of: readonly Role[]) => roles.length > 0 && roles.every((role) => of.includes(role))
  if (only('leader', 'reader')) return '/overview'
  if (only('audit-administrator')) return '/administration/security-log'
  return ''
}
