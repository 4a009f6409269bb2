import { Form as AntForm, App, type FormProps } from 'antd'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useLocation } from 'react-router'
import { useSession } from '../../application/session.tsx'
import { dropForm, keepForm, keptForm } from './kept-forms.ts'
import { Typing, useTypedArea } from './typed-area.tsx'
import { hasUnread } from './unread-fields.ts'

export interface GuardedFormProps<Values> extends Omit<FormProps<Values>, 'children'> {
  readonly children?: ReactNode
  /** What a question about it calls it: 督办事项. */
  readonly what: string
  /** Whether what is typed is kept in this browser until it was sent; never for secrets. */
  readonly keeps?: boolean
}

/**
 * A form whose typed content is not lost: leaving asks, what was typed before a crash, a reload or the end of a session is
 * there again, and nothing is sent while a field holds words it cannot read.
 */
function GuardedForm<Values extends object>({
  what,
  keeps = false,
  onFinish,
  form,
  ...props
}: GuardedFormProps<Values>) {
  const { message } = App.useApp()
  const [own] = AntForm.useForm<Values>(form)
  const area = useTypedArea(what)
  const { pathname } = useLocation()
  // only values of the same person: another one may sign in in this tab
  const key = `${useSession().data?.person.userName ?? ''} ${pathname} ${what}`
  const restored = useRef(false)
  // two forms of a page may have fields of one name, whose labels must not name the other's
  const name = useId()
  useEffect(() => {
    if (!keeps || restored.current) return
    restored.current = true
    const kept = keptForm(key)
    if (kept === null) return
    own.setFieldsValue(kept as Parameters<typeof own.setFieldsValue>[0])
    area.typed = true
    void message.info('已恢复上次没有保存的内容')
  }, [keeps, key, own, area, message])
  // forget values that were sent and accepted, or discarded
  useEffect(
    () => () => {
      if (keeps && !area.typed) dropForm(key)
    },
    [keeps, key, area],
  )
  return (
    <Typing area={area}>
      <AntForm<Values>
        name={name}
        {...props}
        form={own}
        onValuesChange={(part, all) => {
          area.typed = true
          if (keeps) keepForm(key, all)
          props.onValuesChange?.(part, all)
        }}
        onFinish={(values) => {
          if (hasUnread(area)) return void message.error('有一处内容看不懂，请按提示改正后再提交')
          return onFinish?.(values)
        }}
      />
    </Typing>
  )
}

/** antd's form, {@link GuardedForm guarded}. */
export const Form = Object.assign(GuardedForm, {
  Item: AntForm.Item,
  List: AntForm.List,
  useForm: AntForm.useForm,
  useWatch: AntForm.useWatch,
  useFormInstance: AntForm.useFormInstance,
})
