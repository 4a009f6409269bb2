/** The entries of `table-list.ts` for clues, instructions and inspections, in its order. */
export const inspectionTables = {
  clue: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'matter',
      words: {
        ...({ words: 'mark', giver: 'null', contact: 'null', reference: 'null' } as const),
        ...({ reply: 'mark-if-set', reason: 'mark-if-set' } as const),
      },
    },
  },
  clue_step: { rows: 'add', archive: 'place' },
  instruction: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'instruction', words: { words: 'mark', reply: 'mark-if-set' } },
  },
  instruction_step: { rows: 'add', archive: 'place' },
  inspection: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'inspection',
      words: {
        ...({ title: 'mark', content: 'mark', scope: 'mark', basis: 'mark', commission: 'null' } as const),
        ...({ invited: 'list', repeat_reason: 'null', facts: 'mark-if-set', opinion: 'mark-if-set' } as const),
      },
    },
  },
  inspection_step: { rows: 'add', archive: 'place', purge: { of: 'inspection', words: { reason: 'mark-if-set' } } },
  // whom and what a plan names changes before it is proposed
  inspection_unit: { rows: 'remove', archive: 'place' },
  inspection_task: { rows: 'remove', archive: 'place' },
  inspection_person: { rows: 'remove', archive: 'place' },
  inspection_sheet: {
    rows: 'change',
    archive: 'place',
    purge: {
      of: 'inspection',
      words: {
        ...({ place: 'null', words: 'mark', reported: 'null' } as const),
        ...({ found: 'mark-if-set', void_reason: 'mark-if-set' } as const),
      },
    },
  },
  inspection_file: { rows: 'change', archive: 'place' },
  // items are written again with each version of a conclusion that was not served
  inspection_item: { rows: 'remove', archive: 'place', purge: { of: 'inspection', words: { words: 'mark' } } },
  inspection_item_step: { rows: 'add', archive: 'place', purge: { of: 'inspection', words: { words: 'mark-if-set' } } },
  inspection_objection: {
    rows: 'change',
    archive: 'place',
    purge: { of: 'inspection', words: { words: 'mark', decision_words: 'mark-if-set' } },
  },
} as const
