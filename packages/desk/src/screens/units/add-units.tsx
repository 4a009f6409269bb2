import type { CheckedUnit, UnitsListed } from '@luoshi/server/desk/units/unit-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Input, Segmented, Upload } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { NotRead } from '../../parts/not-read.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { Modal } from '../../parts/typing/guarded-modal.tsx'
import { ListedUnits } from './listed-units.tsx'

type Way = 'usual' | 'lines' | 'sheet'

interface AddUnitsProps {
  /** Names to begin with, one a line. */
  readonly lines?: string
  readonly onClose: () => void
  readonly onDone: () => unknown
}

/** Many units at once: ticked from the usual ones, pasted, or from an office's own table; looked at before they are added. */
export function AddUnits({ lines = '', onClose, onDone }: AddUnitsProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [way, setWay] = useState<Way>(lines ? 'lines' : 'usual')
  const [text, setText] = useState(lines)
  /** Name of the file that was read; null where the list is pasted or ticked. */
  const [source, setSource] = useState<string | null>(null)
  const [units, setUnits] = useState<readonly CheckedUnit[]>()
  const [list, setList] = useState<UnitsListed>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const show = (answer: UnitsListed) => {
    setUnits(answer.units)
    setList(answer)
    const sure = answer.units.filter(({ state, troubles }) => state === 'new' && troubles.length === 0)
    setChosen(new Set(sure.map(({ name }) => name)))
  }
  const read = useMutation<UnitsListed, Problem, File | string | null>({
    mutationFn: (given) =>
      given === null
        ? place.ask('GET /units/usual')
        : typeof given === 'string'
          ? place.ask('POST /units/lines', { body: { text: given } })
          : place.ask('POST /units/sheet', { file: given }),
    onSuccess: show,
  })
  // names that were given are read at once: nobody has to press for what they came for
  const begun = useRef(false)
  useEffect(() => {
    if (lines === '' || begun.current) return
    begun.current = true
    read.mutate(lines)
  }, [lines, read.mutate])
  const picked = (units ?? []).filter(({ name }) => chosen.has(name))
  const add = useMutation<{ readonly count: number }, Problem>({
    mutationFn: () =>
      place.ask('POST /units/several', {
        body: {
          source,
          units: picked.map(({ name, shortName, aliases, kind, parent }) => ({
            name,
            shortName,
            aliases,
            kind,
            parent,
          })),
        },
      }),
    onSuccess: ({ count }) => {
      void message.success(`已添加 ${count} 个单位。`)
      onDone()
    },
  })
  const choose = (next: Way) => {
    setWay(next)
    setSource(null)
    setUnits(undefined)
    read.reset()
    add.reset()
  }
  return (
    <Modal open title="批量添加单位" width={880} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <Segmented<Way>
        value={way}
        onChange={choose}
        options={[
          { value: 'usual', label: '从常设机构中勾选' },
          { value: 'lines', label: '粘贴名单' },
          { value: 'sheet', label: '从表格导入' },
        ]}
      />
      <div className="add-units-source">
        {way === 'usual' && !units && (
          <>
            <p>按本级政府机构的常见设置列出，勾选本地有的，名称可以改；乡镇、街道请用“粘贴名单”补充。</p>
            <Button type="primary" loading={read.isPending} onClick={() => read.mutate(null)}>
              列出常设机构
            </Button>
          </>
        )}
        {way === 'lines' && (
          <>
            <Input.TextArea
              aria-label="单位名单"
              placeholder={'每行一个单位；可在名称后用逗号或制表符写简称，如\n青禾县发展和改革局，发改局'}
              rows={units ? 3 : 8}
              maxLength={50_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button
              {...(units ? {} : { type: 'primary' as const })}
              disabled={text.trim() === ''}
              loading={read.isPending}
              onClick={() => read.mutate(text)}
            >
              读出单位
            </Button>
          </>
        )}
        {way === 'sheet' && (
          <>
            <p>
              用办公室现有的表即可：有“单位名称”一列，“简称”“类别”“上级单位”有则读入；合并单元格、标题行、合计和落款行都能认出。
            </p>
            <Upload
              accept=".xlsx,.csv"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(file) => {
                setSource(file.name)
                read.mutate(file)
                return false
              }}
            >
              <Button loading={read.isPending}>{units ? '换一个文件' : '选择 .xlsx 或 .csv 文件'}</Button>
            </Upload>
          </>
        )}
      </div>
      <Trouble error={read.error ?? add.error} />
      {units && (
        <>
          {list && <NotRead {...list} of="单位" />}
          <ListedUnits units={units} chosen={chosen} onChosen={setChosen} onUnits={setUnits} />
          <Button
            type="primary"
            disabled={picked.length === 0 || picked.some(({ shortName }) => shortName.trim() === '')}
            loading={add.isPending}
            onClick={() => add.mutate()}
          >
            添加选定的 {picked.length} 个单位
          </Button>
        </>
      )}
    </Modal>
  )
}
