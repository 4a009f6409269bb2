import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal, Space, Typography } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'

/** 订阅日历: the person's own address for a calendar program, made, replaced and ended. */
export function CalendarLink() {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const key = [place.code, 'calendar-feed']
  const feed = useQuery({
    queryKey: key,
    queryFn: () => place.ask('GET /calendar-feed'),
    enabled: open,
  })
  const change = async (method: 'POST' | 'DELETE') => {
    try {
      const path = method === 'POST' ? (await place.ask('POST /calendar-feed')).path : null
      if (method === 'DELETE') await place.ask('DELETE /calendar-feed')
      setMade(path === null ? null : new URL(path, window.location.origin).href)
      await queries.invalidateQueries({ queryKey: key })
    } catch (error) {
      message.error(wordsOf(error))
    }
  }
  const since = feed.data?.since ?? null
  return (
    <>
      <Button onClick={() => setOpen(true)}>订阅日历</Button>
      <Modal open={open} title="订阅日历" footer={null} onCancel={() => setOpen(false)}>
        <p>把地址加到手机或电脑的日历中，签收、填报和完成时限会自动显示。日历里只有序号和数量，没有任务内容。</p>
        {made && (
          <p>
            <Typography.Text copyable code>
              {made}
            </Typography.Text>
            <br />
            <span className="soft">地址只显示这一次。知道地址的人都能看到您的时限，请勿转发。</span>
          </p>
        )}
        {!made && since && (
          <p className="soft">您已有一个订阅地址（{since.slice(0, 10)} 建立）。忘记了可以换一个，旧的即失效。</p>
        )}
        <Space wrap>
          <Button type="primary" onClick={() => void change('POST')}>
            {since ? '换一个地址' : '生成地址'}
          </Button>
          {since && <Button onClick={() => void change('DELETE')}>停用</Button>}
        </Space>
      </Modal>
    </>
  )
}
