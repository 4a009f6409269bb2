/** Who is named for a task: its lead; where a group leads, also those of its members that owe their report. */
export function leadWords(
  { leadId, owedBy }: { readonly leadId: string | null; readonly owedBy: readonly string[] },
  nameOf: (unitId: string | null) => string,
): string {
  const members = owedBy.filter((unitId) => unitId !== leadId).map(nameOf)
  return members.length === 0 ? nameOf(leadId) : `${nameOf(leadId)}（未报：${members.join('、')}）`
}
