import { expect, test } from 'vitest'
import { ofd } from './fixtures/documents.fixture.ts'
import { receive } from './intake.ts'

test('reads the pages of an OFD as paragraphs, heads and page numbers left out', async () => {
  const full = '新建农村公路，改造老旧小区，办成一批群众盼望的实事'.padEnd(26, '的').slice(0, 26)
  const pages = ['甲', '乙', '丙'].map((sign, i): [number, number, string][] => [
    [70, 10, '云溪市人民政府文件 机密★长期'],
    [40, 30, `（${sign}）聚焦民生。`],
    [40, 40, `${sign}${full.slice(0, 23)}`],
    [30, 50, `${full.slice(0, 25)}${sign}`],
    [30, 60, `${sign}项已经办成。`],
    [40, 70, `各位代表，${sign}项。`],
    [80, 280, `— ${i + 1} —`],
  ])
  const intake = await receive(ofd(pages))
  if (intake.kind === 'refused') throw new Error(intake.message)
  const { text, places, format, findings } = intake.received
  expect(text.split('\n')).toEqual(
    ['甲', '乙', '丙'].flatMap((sign) => [
      `（${sign}）聚焦民生。`,
      `${sign}${full.slice(0, 23)}${full.slice(0, 25)}${sign}${sign}项已经办成。`,
      `各位代表，${sign}项。`,
    ]),
  )
  expect(places.map(({ page }) => page)).toEqual([1, 2, 3])
  expect(format).toBe('ofd')
  // a head is left out of the text, but not its mark of secrecy
  expect(findings.filter(({ rule }) => rule === 'secrecy-mark')).toMatchObject([{ found: '机密★', span: [0, 0] }])
})
