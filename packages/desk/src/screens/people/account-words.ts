import type { AccountListed } from '@luoshi/server/desk/people/people-routes.ts'

/** How an account stands, in words: the worst first. */
export function accountWords({ disabled, locked, firstPassword, secondFactor }: AccountListed): string {
  const words = [
    ...(disabled ? ['✕ 已停用'] : []),
    ...(locked ? ['■ 登录已限制'] : []),
    ...(firstPassword ? ['○ 未改初始口令'] : []),
    ...(secondFactor ? ['动态口令已绑定'] : []),
  ]
  return words.length > 0 ? words.join('，') : '正常'
}
