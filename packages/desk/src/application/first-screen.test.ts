import { expect, test } from 'vitest'
import { firstScreen } from './first-screen.ts'

test.each([
  [['leader'], '/overview'],
  [['reader'], '/overview'],
  [['leader', 'unit-head'], ''],
  [['audit-administrator'], '/administration/security-log'],
  [['supervisor'], ''],
  [[], ''],
] as const)('%j begins at %j', (roles, path) => expect(firstScreen(roles)).toBe(path))
