import type { Page } from 'playwright-core'

/** Makes a matter of the person whose page it is, as a draft; its id comes out. */
export async function draftMatter(page: Page, root: string, code: string): Promise<string> {
  const api = `${root}/desk/api/${code}`
  const { units } = (await (await page.request.get(`${api}/units`)).json()) as {
    units: { unitId: string; to: string | null }[]
  }
  const answer = await page.request.post(`${api}/matters`, {
    headers: { 'x-luoshi-desk': '1', origin: root },
    data: {
      kind: 'daily',
      title: '供热管网改造进度滞后',
      asked: '查清原因，供暖前完工。',
      importance: 'major',
      source: 'meeting',
      clock: { preset: '13710', importance: 'major' },
      leadUnitIds: units
        .filter(({ to }) => to === null)
        .slice(0, 1)
        .map(({ unitId }) => unitId),
    },
  })
  return ((await answer.json()) as { matterId: string }).matterId
}
