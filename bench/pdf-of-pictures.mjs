/**
 * A PDF of one JPEG a page and no text, as scanners make it.
 * @param {{ jpeg: Buffer, width: number, height: number }[]} pictures in shades of grey
 * @param {number} dpi
 */
export function pdfOfPictures(pictures, dpi) {
  /** @type {Buffer[]} */
  const parts = [Buffer.from('%PDF-1.4\n')]
  /** @type {number[]} */
  const offsets = []
  let length = parts[0].length
  const add = (/** @type {Buffer[]} */ ...pieces) => {
    for (const piece of pieces) {
      parts.push(piece)
      length += piece.length
    }
  }
  const object = (/** @type {number} */ number, /** @type {string} */ head, /** @type {Buffer} */ stream) => {
    offsets[number] = length
    add(Buffer.from(`${number} 0 obj\n${head}\n`))
    if (stream) add(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'))
    add(Buffer.from('endobj\n'))
  }
  object(1, '<< /Type /Catalog /Pages 2 0 R >>', null)
  object(
    2,
    `<< /Type /Pages /Count ${pictures.length} /Kids [${pictures.map((_, i) => `${3 + 3 * i} 0 R`).join(' ')}] >>`,
    null,
  )
  pictures.forEach(({ jpeg, width, height }, i) => {
    const [page, image, content] = [3 + 3 * i, 4 + 3 * i, 5 + 3 * i]
    const [w, h] = [(width * 72) / dpi, (height * 72) / dpi]
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${content} 0 R >>`,
      null,
    )
    object(
      image,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    )
    const drawing = Buffer.from(`q ${w} 0 0 ${h} 0 0 cm /I Do Q`)
    object(content, `<< /Length ${drawing.length} >>`, drawing)
  })
  const start = length
  const entries = offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)
  add(
    Buffer.from(
      `xref\n0 ${offsets.length}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}
