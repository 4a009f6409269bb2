import { expect, test } from 'vitest'
import { isGroupName, kindOfGroup } from './group-names.ts'

test.each([
  '各乡镇',
  '各乡镇（街道）',
  '各有关部门',
  '区直有关部门',
  '市直各单位',
  '领导小组各成员单位',
  '相关单位',
  '县属有关单位',
])('takes %s for several units', (name) => expect(isGroupName(name)).toBe(true))

test.each(['财政局', '城关镇', '政府办公室', '区直机关工委', '部门协调科', '企业服务中心', '单位'])(
  'takes %s for one unit',
  (name) => expect(isGroupName(name)).toBe(false),
)

test('names the kind of units a group is of only where its name does', () => {
  expect(kindOfGroup('各乡镇（街道）')).toBe('township')
  expect(kindOfGroup('区直有关部门')).toBeNull()
})
