import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { disclosureWords, kindWords, planRuleWords } from '../../../words/tasks.ts'
import type { TaskNames } from '../task-names.ts'
import type { TaskColumn } from './task-columns.ts'

/** A choice of a list, with the words it is found by. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly search: string
}

/** The units to choose from: those that are, and those that stand in the cell already. */
export const unitOptions = (names: TaskNames, standing: readonly string[] = []): Option[] =>
  names.choices.units
    .filter(({ unitId, current }) => current || standing.includes(unitId))
    .map(({ unitId, name, shortName, aliases, sounds }) => ({
      value: unitId,
      label: shortName || name,
      search: [name, shortName, ...aliases, sounds].join(' '),
    }))

/** The officials to choose from, with their posts. */
export const leaderOptions = (names: TaskNames): Option[] =>
  names.choices.leaders.map(({ personId, name, post }) => ({
    value: personId,
    label: post ? `${name}（${post}）` : name,
    search: `${name} ${post ?? ''}`,
  }))

/** People of units, those of the lead unit first. */
export const officerOptions = (names: TaskNames, leadIds: readonly string[] = []): Option[] =>
  [...new Map(names.choices.officers.map((one) => [one.personId, one])).values()]
    .sort((a, b) => Number(leadIds.includes(b.unitId)) - Number(leadIds.includes(a.unitId)))
    .map(({ personId, name, unitId }) => ({
      value: personId,
      label: `${name}（${names.unit(unitId)}）`,
      search: `${name} ${names.unit(unitId)}`,
    }))

const wordOptions = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label, search: label }))

interface Choice {
  readonly value: string | null
  readonly options: Option[]
  readonly patch: (chosen: string | null) => TaskPatch
  readonly clears: boolean
}

/** What a cell of one choice offers, and the change each choice makes. */
export function choiceOf(column: TaskColumn, row: TaskRow, names: TaskNames): Choice {
  switch (column.edit) {
    case 'leader':
      return {
        value: row.leader?.personId ?? null,
        options: leaderOptions(names),
        patch: (leaderId) => ({ leaderId }),
        clears: true,
      }
    case 'officer':
      return {
        value: row.officer?.personId ?? null,
        options: officerOptions(names, row.leadIds),
        patch: (officerId) => ({ officerId }),
        clears: true,
      }
    case 'unit':
      return {
        value: row.sourceUnitId,
        options: unitOptions(names, row.sourceUnitId === null ? [] : [row.sourceUnitId]),
        patch: (sourceUnitId) => ({ sourceUnitId }),
        clears: true,
      }
    case 'plan':
      return {
        value: row.planRule,
        options: wordOptions(planRuleWords),
        patch: (chosen) => ({ planRule: chosen as TaskRow['planRule'] }),
        clears: false,
      }
    case 'kind':
      return {
        value: row.kind,
        options: wordOptions(kindWords),
        patch: (chosen) => ({ kind: chosen as TaskRow['kind'] }),
        clears: false,
      }
    default:
      return {
        value: row.disclosure,
        options: wordOptions(disclosureWords),
        patch: (chosen) => ({ disclosure: chosen as TaskRow['disclosure'] }),
        clears: false,
      }
  }
}
