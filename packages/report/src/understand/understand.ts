import type { Received } from '../intake/received.ts'
import type { Report } from '../report.ts'
import type { Source } from '../source/source.ts'

/** What the restored text says. */
export function understand(received: Received, source: Source): Report {
  return {
    schema: 'luoshi.report/1',
    source: { file: received.file, sha256: received.sha256, format: received.format, encoding: received.encoding },
    text: source.text,
    origins: source.origins,
    places: [],
    repairs: [],
    meta: { title: null, jurisdiction: null, level: null, planYear: null, reviewYear: null, meeting: null, date: null, speaker: null, office: null, outlet: null, published: null },
    guidance: [],
    results: [],
    problems: [],
    targets: [],
    areas: [],
    elsewhere: [],
    outlook: [],
    units: [],
    findings: [],
  }
}
