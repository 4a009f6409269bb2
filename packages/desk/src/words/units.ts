import type { UnitListed } from '@luoshi/server/desk/units/unit-routes.ts'

/** Kinds of units as the office calls them. */
export const unitKindWords: Readonly<Record<UnitListed['kind'], string>> = {
  office: '办公室',
  department: '部门',
  township: '乡镇街道',
  enterprise: '企事业单位',
  party: '党委部门和群团',
  group: '集体单位',
  other: '其他',
}
