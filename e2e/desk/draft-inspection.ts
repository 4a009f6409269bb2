import type { Page } from 'playwright-core'

/** Makes the plan of an inspection by the person whose page it is, as a draft; its id comes out. */
export async function draftInspection(page: Page, root: string, code: string): Promise<string> {
  const api = `${root}/desk/api/${code}`
  const read = async <Answer>(path: string) => (await (await page.request.get(`${api}/${path}`)).json()) as Answer
  const { units } = await read<{ units: { unitId: string; to: string | null }[] }>('units')
  const { people } = await read<{ people: { personId: string; leftOn: string | null }[] }>('people')
  const answer = await page.request.post(`${api}/inspections`, {
    headers: { 'x-luoshi-desk': '1', origin: root },
    data: {
      kind: 'special',
      title: '供热管网改造专项督查',
      content: '改造进度和质量。',
      scope: '城区在建管网。',
      basis: '常务会议部署',
      from: '2026-11-02',
      to: '2026-11-06',
      leaderId: people.find(({ leftOn }) => leftOn === null)?.personId,
      unitIds: units
        .filter(({ to }) => to === null)
        .slice(0, 1)
        .map(({ unitId }) => unitId),
    },
  })
  return ((await answer.json()) as { inspectionId: string }).inspectionId
}
