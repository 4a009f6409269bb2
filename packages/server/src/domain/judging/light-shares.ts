import { shares } from './points.ts'
import { type ShownLight, shownLights } from './shown-light.ts'

/** The share of each light in per cent to a tenth, adding up to 100.0; that of 已完成 is the completion rate. All 0 when there is none. */
export function lightShares(lights: readonly ShownLight[]): Readonly<Record<ShownLight, number>> {
  const counted = new Map<ShownLight, number>()
  for (const light of lights) counted.set(light, (counted.get(light) ?? 0) + 1)
  const parts = shares(shownLights.map((light) => counted.get(light) ?? 0))
  const of = (light: ShownLight) => parts[shownLights.indexOf(light)] ?? 0
  return {
    red: of('red'),
    yellow: of('yellow'),
    late: of('late'),
    green: of('green'),
    blue: of('blue'),
    grey: of('grey'),
    unreported: of('unreported'),
  }
}
