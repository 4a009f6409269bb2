import { expect, test } from 'vitest'
import { datedChangelog, isLater, withVersion } from './release.mjs'

const changelog = '# Changelog\n\n## [Unreleased]\n\n### Added\n- A thing.\n\n## [0.1.0] - 2031-01-05\n\n- The first.\n'

test('the entries go under the version and its day; an empty section waits for the next', () => {
  expect(datedChangelog(changelog, '0.2.0', '2031-02-01')).toBe(
    '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2031-02-01\n\n### Added\n- A thing.\n\n## [0.1.0] - 2031-01-05\n\n- The first.\n',
  )
})

test('nothing to release, or a version that is there already, is refused', () => {
  expect(() => datedChangelog('## [Unreleased]\n\n## [0.1.0]\n- x\n', '0.2.0', '2031-02-01')).toThrow('nothing')
  expect(() => datedChangelog(changelog, '0.1.0', '2031-02-01')).toThrow('already')
})

test.each([
  ['0.2.0', '0.1.9', true],
  ['1.0.0', '0.9.9', true],
  ['0.1.10', '0.1.9', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.2.0', false],
  ['v2', '0.1.0', false],
])('%s is later than %s: %s', (next, now, later) => expect(isLater(next, now)).toBe(later))

test('a version is set where it stands, and others are left alone', () => {
  const text =
    '{\n  "version": "0.1.0",\n  "dependencies": {\n    "@luoshi/report": "0.1.0",\n    "zod": "0.1.0"\n  }\n}'
  expect(withVersion(text, '0.2.0', '2031-02-01')).toBe(
    '{\n  "version": "0.2.0",\n  "dependencies": {\n    "@luoshi/report": "0.2.0",\n    "zod": "0.1.0"\n  }\n}',
  )
  expect(withVersion('softwareVersion: 0.1.0\nreleaseDate: "2030-01-01"\n', '0.2.0', '2031-02-01')).toBe(
    'softwareVersion: 0.2.0\nreleaseDate: "2031-02-01"\n',
  )
})
