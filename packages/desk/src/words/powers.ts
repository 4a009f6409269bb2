import type { NoticeListed, PowerRequestListed } from '@luoshi/server/desk/people/power-routes.ts'
import { roleWords } from './roles.ts'

type AccountAct = Extract<PowerRequestListed['act'], { kind: 'account' }>['act']['act']

const accountActs: Readonly<Record<AccountAct, string>> = {
  give: '开账号',
  'reset-password': '重置口令',
  'remove-second-factor': '解除动态口令',
  unlock: '解除登录限制',
  'tie-subject': '绑定统一身份认证',
  disable: '停用账号',
  enable: '启用账号',
}

/** What is asked for, as one sentence: `任命李雷为审计管理员`. */
export function requestWords({ act, person, toPerson, unit, successor }: PowerRequestListed): string {
  switch (act.kind) {
    case 'appoint':
      return `任命${person}为${roleWords[act.role.role]}`
    case 'dismiss':
      return `免去${person}的${roleWords[act.role]}`
    case 'account':
      return `为${person}${accountActs[act.act.act]}`
    case 'hand-over':
      return toPerson === null
        ? `${person}离岗`
        : `${person}的工作和角色移交给${toPerson}${act.over.leaves ? '，本人离岗' : ''}`
    case 'merge-units':
      return `${unit}连同人员角色并入${successor}`
  }
}

/** What changed of one's own powers or account, as one sentence. */
export function noticeWords({ kind, what, content, by }: NoticeListed): string {
  const role = roleWords[content.role as keyof typeof roleWords] ?? ''
  const act = accountActs[content.act as AccountAct] ?? ''
  switch (kind) {
    case 'role.granted':
      return `${by}授予您角色：${role}`
    case 'role.ended':
      return `${by}收回您的角色：${role}`
    case 'delegation.made':
      return `${by}新增代理：${content.to}代${content.from}办理，${content.firstDay} 至 ${content.lastDay}`
    case 'delegation.ended':
      return `${by}结束代理：${content.to}不再代${content.from}办理`
    case 'account.managed':
      return `${by}对您的账号：${act}`
    case 'account.rescued':
      return `${by}在服务器上为您的账号解除了登录障碍`
    case 'person.handed-over':
      return `${by}办理了工作移交${content.to ? `，由${content.to}接手` : ''}`
    case 'unit.merged':
      return `${by}合并了您所在的单位，您的角色随之转入新单位`
    case 'power.asked':
      return `${by}提交了与您有关的变更，等另一位管理员确认：${askedWords(content)}`
    case 'power.confirmed':
      return `${by}确认了变更：${askedWords(content)}`
    case 'power.refused':
      return `${by}不同意变更：${askedWords(content)}`
    case 'power.withdrawn':
      return `${by}撤回了变更：${askedWords(content)}`
    default:
      return `${by}：${what}`
  }
}

function askedWords({ power, role, act }: NoticeListed['content']): string {
  switch (power) {
    case 'appoint':
      return `任命${roleWords[role as keyof typeof roleWords] ?? ''}`
    case 'dismiss':
      return `免去${roleWords[role as keyof typeof roleWords] ?? ''}`
    case 'account':
      return accountActs[act as AccountAct] ?? '账号变更'
    case 'hand-over':
      return '工作移交'
    default:
      return '单位合并'
  }
}

/** Said when a change waits for another administrator. */
export const secondPersonWords = '已提交，须另一位管理员在“管理 · 人员”中确认后生效'
