/** The two halves of an area's heading. */
export interface Focus {
  readonly focus: string | null
  readonly purpose: string | null
}

const leads =
  /^(?:重点|突出|聚力|全力|着力|狠|大力|紧紧|牢牢)?(?:聚焦|突出|紧扣|围绕|着眼|致力于?|坚持|立足|抓实|抓好|抓)(?:于|抓)?/

/**
 * What an area is about and what for: `聚焦⟦山水旅游⟧，⟦擦亮县域名片⟧。`. A heading of one clause has a focus only
 * where a word like 聚焦 names it, and no purpose.
 */
export function readFocus(core: string): Focus {
  const cut = core.search(/[，,]/)
  const head = cut > 0 ? core.slice(0, cut) : core
  const focus = head.replace(leads, '')
  const named = focus.length >= 2 && focus !== head
  if (cut <= 0) return { focus: named ? focus : null, purpose: null }
  const purpose = core.slice(cut + 1).replace(/^[\s，,]+|[\s。，,]+$/g, '')
  return { focus: focus.length >= 2 ? focus : head, purpose: purpose || null }
}
