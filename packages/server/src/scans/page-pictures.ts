import sharp from 'sharp'
import { openPdf } from './engine.ts'

/** The picture of a page, upright, in shades of grey. */
export interface PagePicture {
  /** PNG. */
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** The pages of a document, counted before they are drawn. */
export interface PagePictures {
  readonly count: number
  /** `index` from 0. */
  readonly draw: (index: number) => Promise<PagePicture>
  readonly close: () => void
}

/** Dots an inch at which a PDF's pages are drawn: enough for both readings. */
const drawnAt = 200
/** No page is drawn larger than this, in dots: an A3 sheet at 200 dpi has as many. */
const mostDots = 8_000_000
/** A picture that would unpack to more is refused. */
const mostUnpacked = 120_000_000

/** The pictures in a file: a PDF's pages, or those of a photograph or a TIFF. @throws where it cannot be opened */
export async function pagePictures(bytes: Uint8Array, isPdf: boolean): Promise<PagePictures> {
  return isPdf ? pdfPages(bytes) : picturePages(bytes)
}

async function pdfPages(bytes: Uint8Array): Promise<PagePictures> {
  const pdf = await openPdf(bytes)
  return {
    count: pdf.getPageCount(),
    draw: async (index) => {
      const page = pdf.getPage(index)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const dots = Math.max(1, originalWidth * originalHeight) * (drawnAt / 72) ** 2
      const scale = (drawnAt / 72) * Math.min(1, Math.sqrt(mostDots / dots))
      const { data } = await page.render({
        scale,
        colorSpace: 'Gray',
        // a copy: the engine's memory may move while another page is drawn
        render: ({ data, width, height }) =>
          sharp(Buffer.from(data), { raw: { width, height, channels: 1 } })
            .png({ compressionLevel: 1 })
            .toBuffer(),
      })
      return measured(Buffer.from(data))
    },
    close: () => pdf.destroy(),
  }
}

async function picturePages(bytes: Uint8Array): Promise<PagePictures> {
  const { pages = 1 } = await sharp(bytes, { limitInputPixels: mostUnpacked }).metadata()
  return {
    count: pages,
    draw: async (index) => {
      const one = sharp(bytes, { limitInputPixels: mostUnpacked, page: index })
      // a camera notes how it was held
      return measured(
        await one.autoOrient().flatten({ background: '#fff' }).greyscale().png({ compressionLevel: 1 }).toBuffer(),
      )
    },
    close: () => undefined,
  }
}

async function measured(bytes: Buffer): Promise<PagePicture> {
  const { width, height } = await sharp(bytes).metadata()
  return { bytes, width, height }
}

/** The picture at `width` dots, turned straight by `slope` first, its contrast spread. */
export async function scaledTo(picture: PagePicture, width: number, slope = 0): Promise<Buffer> {
  const turned = slope === 0 ? picture.bytes : await turn(picture.bytes, slope)
  const scaled = sharp(turned).resize({ width: Math.max(1, Math.round(width)) })
  // the density keeps the engine from guessing one
  return scaled.normalise().withMetadata({ density: 150 }).png({ compressionLevel: 1 }).toBuffer()
}

/** The picture turned back by the slope its lines run at. */
export function turn(bytes: Buffer, slope: number): Promise<Buffer> {
  return sharp(bytes)
    .rotate((-Math.atan(slope) * 180) / Math.PI, { background: '#fff' })
    .png({ compressionLevel: 1 })
    .toBuffer()
}
