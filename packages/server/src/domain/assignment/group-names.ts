import type { UnitKind } from '../vocabulary.ts'

/** Whether a name in a cell of units speaks of several at once: `各乡镇`, `区直有关部门`, `各成员单位`. */
export function isGroupName(name: string): boolean {
  const bare = name.normalize('NFKC').replace(/\([^)]*\)|[^\p{L}\p{N}]/gu, '')
  return (
    /^各/.test(bare) ||
    /(?:有关|相关|各|成员|参与)(?:责任|职能|成员)?(?:单位|部门|委办局|乡镇|街道|园区|企业)$/.test(bare) ||
    /^(?:省|市|区|县|州)(?:直|属)(?:各|有关|相关)?(?:部门|单位|机关)$/.test(bare)
  )
}

/** Which kind of units a group's name speaks of as a whole, so that they can be offered; null where it names no kind. */
export function kindOfGroup(name: string): UnitKind | null {
  if (/^各.*(?:乡|镇|街道|街办)/.test(name)) return 'township'
  return null
}
