// `npm run sbom`: writes the software bill of materials of what is shipped (CycloneDX) to .build/sbom.cdx.json.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { root } from './runtime.mjs'

const words = ['sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application']
const { status, stdout, stderr } = spawnSync('npm', words, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
if (status !== 0) {
  console.error(stderr)
  process.exit(status ?? 1)
}
const { components } = JSON.parse(stdout)
mkdirSync(`${root}.build`, { recursive: true })
writeFileSync(`${root}.build/sbom.cdx.json`, stdout)
console.log(`.build/sbom.cdx.json: ${components.length} components`)
