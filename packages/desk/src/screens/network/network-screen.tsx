import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton, Space, Typography } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { useAct } from '../../application/use-act.ts'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { deskAt, isHere } from './others-address.ts'

/** 网络: whether others on the local network open the desk, by which addresses, and the decision on it. */
export function NetworkScreen() {
  const place = useWorkplace()
  const act = useAct()
  const { modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const found = useQuery({ queryKey: [place.code, 'network'], queryFn: () => place.ask('GET /network') })
  if (found.isPending) return <Skeleton active />
  if (cannotShow(found)) return <ErrorState error={found.error} again={() => found.refetch()} />
  const { open, decidedBy, addresses, publicAddress, isShared } = found.data
  const set = async (wanted: boolean, said: string) => {
    setBusy(true)
    await act(() => place.ask('PUT /network', { body: { open: wanted } }), said)
    setBusy(false)
  }
  const askToOpen = () =>
    modal.confirm({
      title: '向本地网络开放',
      content: (
        <>
          <p>与这台服务器连在同一网络的电脑和手机都能打开登录页和公开页面；办理仍须登录。</p>
          <p>
            网络上的传输没有加密，口令可能被同一网络上的人截获。请只在单位内部可信的网络上开放；正式使用请由运维人员配置
            HTTPS 反向代理。
          </p>
        </>
      ),
      okText: '开放',
      cancelText: '取消',
      onOk: () => set(true, '已向本地网络开放'),
    })
  const askToClose = () =>
    modal.confirm({
      title: '改为只供本机使用',
      content: (
        <>
          <p>其他电脑和手机将立即打不开本系统，正在填写的内容留在各自的浏览器里。</p>
          {isHere() ? null : <p>您正从网络上的另一台设备访问：改后您也打不开，只能在服务器本机上重新开放。</p>}
        </>
      ),
      okText: '只供本机使用',
      okButtonProps: { danger: true },
      cancelText: '取消',
      onOk: () => set(false, '已改为只供本机使用'),
    })
  const mayDecide = decidedBy !== 'start' && !isShared
  return (
    <>
      <PageHeader title="网络" />
      <p>
        <strong>{open ? '本地网络上的电脑和手机可以打开本系统。' : '目前只有服务器本机能打开本系统。'}</strong>{' '}
        {decidedBy === 'nobody' && '还没有人决定是否开放；决定以前不对外开放。'}
        {decidedBy === 'administrator' && !open && '这是系统管理员的决定。'}
      </p>
      {mayDecide && (
        <Space wrap>
          {open ? (
            <Button loading={busy} onClick={askToClose}>
              改为只供本机使用
            </Button>
          ) : (
            <Button type="primary" loading={busy} onClick={askToOpen}>
              向本地网络开放
            </Button>
          )}
          {decidedBy === 'nobody' && (
            <Button loading={busy} onClick={() => void set(false, '已确定只供本机使用')}>
              保持只供本机使用
            </Button>
          )}
        </Space>
      )}
      {decidedBy === 'start' && (
        <p className="soft">由服务器启动时的设置（HOST）决定，在这里不能改；需要更改请联系运维人员。</p>
      )}
      {decidedBy !== 'start' && isShared && (
        <p className="soft">这台服务器上还有别的行政区，不能由一处决定；需要更改请运维人员以 HOST 设定监听地址。</p>
      )}
      <section aria-label="网址">
        <h2>网址</h2>
        {publicAddress !== null && (
          <p>
            对外网址：
            <Address of={publicAddress} />
          </p>
        )}
        {addresses.length === 0 && publicAddress === null ? (
          <p className="soft">服务器没有连上任何网络，开放后也没有可用的网址。请先接好网线或无线网络。</p>
        ) : (
          <ul className="numbers">
            {addresses.map((address) => (
              <li key={address}>
                <Address of={address} /> {!open && <span className="soft">（开放后可用）</span>}
              </li>
            ))}
          </ul>
        )}
        <p className="soft">
          把网址告诉各单位的人，初始口令条上也会印。服务器换了网络，这里显示新的网址。决定立即生效，重新启动后仍然有效，并记入安全日志。
        </p>
      </section>
    </>
  )
}

/** Where the desk opens on a server, to be copied. */
function Address({ of }: { readonly of: string }) {
  return <Typography.Text copyable={{ tooltips: ['复制', '已复制'] }}>{deskAt(of)}</Typography.Text>
}
