/** The stages of a project from plan to full use, in their order: what a report counts of projects at each. */
export const projectStages = [
  '谋划',
  '储备',
  '签约',
  '落地',
  '到位',
  '开工',
  '竣工',
  '完工',
  '投产',
  '投用',
  '达产',
  '达效',
] as const
