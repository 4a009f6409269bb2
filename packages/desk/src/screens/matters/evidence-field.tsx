import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Form } from 'antd'
import { MultiSelect } from '../../parts/multi-select.tsx'

/** Files of a matter and of the tasks it serves, to be chosen as evidence of an act. */
export function EvidenceField({ matter, must }: { readonly matter: MatterDetail; readonly must: boolean }) {
  const options = [
    ...matter.files.map(({ fileId, fileName }) => ({ value: `file ${fileId}`, label: fileName })),
    ...matter.taskEvidence.map(({ evidenceId, fileName }) => ({
      value: `evidence ${evidenceId}`,
      label: `${fileName}（任务填报时已上传）`,
    })),
  ]
  return (
    <Form.Item
      label={must ? '佐证材料' : '附上材料（可不选）'}
      name="evidence"
      rules={must ? [{ required: true, message: '请至少选择一份；没有的，先在“材料”中上传' }] : []}
    >
      <MultiSelect options={options} notFoundContent="还没有材料，请先在“材料”中上传" />
    </Form.Item>
  )
}
