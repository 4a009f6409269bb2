import type { Role } from './session.tsx'

/** Where a person begins, behind `/desk/{code}`: who only looks on begins with the overview, who keeps watch with the log. */
export function firstScreen(roles: readonly Role[]): string {
  const only = (...of: readonly Role[]) => roles.length > 0 && roles.every((role) => of.includes(role))
  if (only('leader', 'reader')) return '/overview'
  if (only('audit-administrator')) return '/administration/security-log'
  return ''
}
