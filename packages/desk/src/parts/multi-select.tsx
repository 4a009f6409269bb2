import { Select, type SelectProps } from 'antd'
import { useState } from 'react'

/**
 * Choose several from a list, by words of their names. The list closes with each choice, so that Tab goes on to the next
 * field: in an open one it would take the choice back.
 */
export function MultiSelect(props: Omit<SelectProps<string[]>, 'mode' | 'open'> & { readonly searched?: string }) {
  const { searched = 'label', ...rest } = props
  const [open, setOpen] = useState(false)
  return (
    <Select<string[]>
      showSearch={{ optionFilterProp: searched }}
      {...rest}
      mode="multiple"
      open={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
    />
  )
}
