import { Drawer as AntDrawer, type DrawerProps } from 'antd'
import { Typing, useGivingUp, useTypedArea } from './typed-area.tsx'

/** A drawer that is not closed over something typed without a question. */
export function Drawer({ children, onClose, title, ...props }: DrawerProps) {
  const area = useTypedArea(typeof title === 'string' ? title : '侧栏')
  const giveUp = useGivingUp(area)
  return (
    <AntDrawer {...props} title={title} onClose={(event) => giveUp(() => onClose?.(event))}>
      <Typing area={area}>{children}</Typing>
    </AntDrawer>
  )
}
