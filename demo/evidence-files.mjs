// Small made-up files that stand as evidence in the demonstration: notes, sheets and pictures that say they are invented.
import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** Make the files, put each under its hash, and say what each is. */
export async function evidenceFiles(folder, jurisdictionId) {
  const { keepCopy } = await import('../packages/server/src/vault/evidence/keep-file.ts')
  const made = []
  for (let n = 1; n <= 12; n++) {
    made.push([
      `现场记录${n}.txt`,
      'text/plain',
      Buffer.from(`虚构的佐证材料，仅供演示。\n编号：${n}\n现场检查点位 ${n * 3} 处，发现问题 ${n % 4} 处，已整改。\n`),
    ])
    made.push([
      `进度台账${n}.csv`,
      'text/plain',
      Buffer.from(
        `序号,点位,进度\n${Array.from({ length: 6 }, (_, i) => `${i + 1},虚构点位${n}-${i + 1},${(n * 7 + i * 11) % 101}%`).join('\n')}\n`,
      ),
    ])
    made.push([`现场照片${n}.png`, 'image/png', await picture(n)])
  }
  const files = []
  for (const [name, mediaType, bytes] of made) {
    const hash = createHash('sha256').update(bytes).digest('hex')
    await keepCopy({ path: folder }, jurisdictionId, hash, bytes)
    files.push({ name, mediaType, hash, size: bytes.length })
  }
  return files
}

/** A drawing in place of a photograph. */
function picture(n) {
  const bars = Array.from(
    { length: 6 },
    (_, i) =>
      `<rect x="${40 + i * 90}" y="${300 - ((n * 37 + i * 53) % 220)}" width="60" height="${((n * 37 + i * 53) % 220) + 20}" fill="#7a8894"/>`,
  ).join('')
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#f4f1ea"/>${bars}<path d="M0 330H640" stroke="#444"/></svg>`,
    ),
  )
    .png({ compressionLevel: 9 })
    .toBuffer()
}
