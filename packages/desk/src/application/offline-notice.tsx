import { useSyncExternalStore } from 'react'

/** Says when the browser has lost the network: what is typed stays. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <div className="offline" role="status">
      网络已断开。已填写的内容保存在本机，恢复后会继续提交。
    </div>
  )
}

function subscribe(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
