import type { Page } from 'playwright-core'

/** Switches scores on and computes those of September 2026, by the supervisor whose page it is; the id of the draft comes out. */
export async function computeScores(page: Page, root: string, code: string): Promise<string> {
  const api = `${root}/desk/api/${code}`
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${api}/${path}`, {
      headers: { 'x-luoshi-desk': '1', origin: root },
      data,
    })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as { readonly scoreId: string }
  }
  const { rules, ruleVersion } = (await (await page.request.get(`${api}/scores`)).json()) as {
    readonly rules: object
    readonly ruleVersion: number
  }
  const { today } = (await (await page.request.get(`${api}/workbench`)).json()) as { readonly today: string }
  const version = { seenVersion: ruleVersion, validFrom: today, note: null }
  await post('rules', { kind: 'scores', rules: { ...rules, on: true }, ...version })
  return (await post('scores', { kind: 'month', year: 2026, month: 9 })).scoreId
}
