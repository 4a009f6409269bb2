import { NavLink } from 'react-router'
import { useUnread } from './use-messages.ts'

/** 消息 in the head of every screen, with how many wait to be read. */
export function MessageBell({ code }: { readonly code: string }) {
  const unread = useUnread(code)
  return (
    <NavLink
      className="shell-bell"
      to={`/${code}/messages`}
      aria-label={unread > 0 ? `消息，${unread} 条未读` : '消息'}
    >
      消息
      {unread > 0 && <span className="shell-unread numbers">{unread > 99 ? '99+' : unread}</span>}
    </NavLink>
  )
}
