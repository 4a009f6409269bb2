import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { browserPath, waitForNotice } from '../browser.ts'
import { deskOfActs, press, two } from './acts.fixture.ts'

const text = (words: string) => new Uint8Array(Buffer.from(words))
const relations = 'http://schemas.microsoft.com/office/2006/relationships'

/** A document that holds a macro under a harmless name. */
const withMacro = Buffer.from(
  zipSync({
    '[Content_Types].xml': text('<Types/>'),
    'word/document.xml': text(
      '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>表</w:t></w:r></w:p></w:body></w:document>',
    ),
    'word/_rels/document.xml.rels': text(
      `<Relationships><Relationship Id="r" Type="${relations}/vbaProject" Target="other.bin"/></Relationships>`,
    ),
    'word/other.bin': text('x'),
  }),
)

describe.runIf(browserPath)('what takes back, holds apart and keeps out, in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()

  test('a list of units that was carried out is taken back whole', async () => {
    const { running, open, ask } = here()
    const system = await running.desk.person('system-administrator')
    const named = async () => (await ask(system, '/units')).units.map(({ name }: { name: string }) => name)
    const before = await named()
    const read = (await running.desk.ask(system, 'POST', '/units/lines', { text: '县茶叶站\n县蚕桑站' })).body.units
    await running.desk.ask(system, 'POST', '/units/several', {
      units: read.map(({ name, shortName, aliases, kind, parent }: Record<string, unknown>) => ({
        ...{ name, shortName, aliases, kind, parent },
      })),
    })
    expect(await named()).toHaveLength(before.length + 2)
    const page = await open(system, 'administration/units')
    await press(page, '导入记录')
    const drawer = page.getByRole('dialog')
    await press(drawer, '粘贴或勾选的名单')
    await press(drawer, '收回这次导入…')
    await press(page.getByRole('dialog').filter({ hasText: '收回这次导入的 2 行？' }), two('收回'))
    await waitForNotice(page, '已收回 2 行。')
    await drawer.getByRole('status').filter({ hasText: '已收回' }).waitFor()
    expect(await drawer.getByRole('cell', { name: '✓ 已收回' }).count()).toBe(2)
    // ended today, so their names are free again
    const again = (await running.desk.ask(system, 'POST', '/units/lines', { text: '县茶叶站\n县蚕桑站' })).body.units
    expect(again.map(({ state }: { state: string }) => state)).toEqual(['new', 'new'])
  })

  test('a file with a macro is held apart; the office releases it, and it is evidence then', async () => {
    const { running, units, people, march, open, ask, save } = here()
    const task = await running.desk.task({ lead: units.lead })
    await save(task, { percent: '10', situation: '开工。' })
    const evidence = async () => (await ask(people.officer, `/tasks/${task}/progress/${march}`)).evidence
    const office = await open(people.supervisor, 'progress?show=held')
    const holds = office.getByRole('switch', { name: '隔离可能有害的材料' })
    await holds.click()
    await office.locator('.ant-switch-checked').waitFor()
    const officer = await open(people.officer, `progress/${task}/${march}`)
    await officer.getByText('所传材料不涉及国家秘密').click()
    await officer.locator('input[type=file]').setInputFiles({
      ...{ name: '月报表.docx', buffer: withMacro },
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
    await officer.getByText('已隔离，没有作为材料显示').first().waitFor()
    expect(await evidence()).toEqual([])
    await office.reload()
    const row = office.getByRole('row').filter({ hasText: '月报表.docx' })
    await row.getByRole('cell', { name: '宏或脚本' }).waitFor()
    await press(row, '放行…')
    const asked = office.getByRole('dialog')
    await asked.getByLabel('理由').fill('在单机上打开过，宏为报表自带')
    await press(asked, two('放行'))
    await row.getByText('✓ 已放行').waitFor()
    expect(await evidence()).toMatchObject([{ fileName: '月报表.docx' }])
    await officer.reload()
    await officer.getByRole('link', { name: '月报表.docx' }).waitFor()
  })

  test('a place asks longer passwords and fewer sessions from a day on', async () => {
    const { running, open, ask } = here()
    const security = await running.desk.person('security-administrator')
    const page = await open(security, 'administration/rules')
    const rules = page.getByRole('region', { name: '登录与口令' })
    await rules.getByLabel('口令最短').fill('14')
    await rules.getByLabel('一个账号最多同时登录（不填为不限）').fill('3')
    await press(rules, '保存为新的一版')
    await waitForNotice(page, '已保存为新的一版')
    await rules.getByText('口令至少 14 位').first().waitFor()
    const { versions } = await ask(security, '/sign-in-rules')
    expect(versions[0].rules).toMatchObject({ shortestPassword: 14, mostSessions: 3, passwordDays: null })
  })
})
