// Turns a labelled source (NAME.lab) into the document as found and its gold labels.
//   node e2e/reports/convert.mjs OUTDIR [NAME.lab …]   writes OUTDIR/NAME.txt and OUTDIR/NAME.gold.json, all sources without names
//
// A source, line by line; places and persons in it are invented:
//   #{"jurisdiction":"…","planYear":2019,"figures":[…]}   first line; "figures" may be left out
//   LETTER⇥unit text[⇥figures]     one unit: a sentence, a semicolon clause, or a line of its own
//   ¶LETTER⇥…                      the same at the beginning of a new line of the document
//   -⇥text   ¶-⇥text               text that makes no unit (punctuation, one character)
//   NAME.found.txt (or .docx, .html, .md, .mht, .pdf) beside it is the document where damage, note marks or tables part it from the text of the units
//   │ inside a text                a hard line end that stands in the found file, not in the clean text
//   ?  after the letter            two careful readers could differ
// Figures of a unit, apart by |: `metric op value[–max][unit][ change][ of:what]`, op one of = >= <= > < ~ rank<= grade done with;
// value null where the text names none. An empty line is passed over. Letters: A S M L T F H R P G O.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LINE = /^(¶?)([ASMLTFHRPGO])(\??)\t([^\t]*)(?:\t([^\t]*))?$/
const BLANK = /^(¶?)-\t([^\t]*)$/
const FIGURE =
  /^(\S+) (>=|<=|=|>|<|~|rank<=|grade|done|with) (null|(?:-?[\d.]+(?:–-?[\d.]+)?)?)(\S*?)( change)?(?: of:(\S+))?$/
/** The forms a document as found may have. */
const forms = ['txt', 'docx', 'html', 'md', 'mht', 'pdf']
const OPEN = '“‘《（(【「『'
const SHUT = '”’》）)】」』'
const ENDS = '。！？；!?;'

/** Units of `text`: one a sentence, semicolon clause or line, never cut inside quotes, brackets or book-title marks. */
export function units(text) {
  const out = []
  for (const line of text.split('\n')) {
    let depth = 0
    let start = 0
    for (let i = 0; i < line.length; i++) {
      const c = line[i]
      if (OPEN.includes(c)) depth++
      else if (SHUT.includes(c)) depth = Math.max(0, depth - 1)
      else if (ENDS.includes(c) && depth === 0) {
        out.push(line.slice(start, i + 1))
        start = i + 1
      }
    }
    if (start < line.length) out.push(line.slice(start))
  }
  const makesUnit = (u) => u.normalize('NFKC').replace(/[^\p{Script=Han}\p{L}\p{N}%]/gu, '').length >= 2
  return out.map((u) => u.trim()).filter(makesUnit)
}

/** One figure of unit `index`, as the gold labels hold it, of its words in the source. */
function figure(words, index) {
  const found = FIGURE.exec(words.trim())
  if (!found) throw new Error(`no figure: ${words}`)
  const [, metric, op, number, rest, change, of] = found
  const [value, max] = number === 'null' || number === '' ? [null] : number.split('–').map(Number)
  const word = op === 'grade' || op === 'done' ? rest || null : null
  return {
    index,
    metric,
    op,
    value: value ?? word,
    ...(max === undefined ? {} : { max }),
    ...(value === null || rest === '' ? {} : { unit: rest }),
    ...(change ? { change: true } : {}),
    ...(of ? { of } : {}),
  }
}

/**
 * The document as found and its gold labels of a labelled source.
 * Throws where the units of the text and the labelled ones are not the same.
 */
export function labelled(source) {
  const lines = source.replaceAll('\r', '').split('\n')
  const { figures: named = [], ...head } = JSON.parse(lines.shift().slice(1))
  let found = ''
  const want = []
  const doubts = []
  const figures = [...named]
  let roles = ''
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const blank = BLANK.exec(line)
    const unit = LINE.exec(line)
    if (!blank && !unit) throw new Error(`line ${at + 2} is no labelled line: ${line}`)
    const [mark, text] = blank ? [blank[1], blank[2]] : [unit[1], unit[4]]
    found += (mark && found ? '\n' : '') + text
    if (!unit) continue
    for (const words of (unit[5] ?? '').split('|').filter(Boolean)) figures.push(figure(words, want.length))
    if (unit[3]) doubts.push(`${want.length}: ${unit[2]} in doubt`)
    roles += unit[2]
    want.push(text.replaceAll('│', '').trim())
  }
  const text = `${found.replaceAll('│', '')}\n`
  const got = units(text)
  for (let i = 0; i < Math.max(got.length, want.length); i++)
    if (got[i] !== want[i]) throw new Error(`unit ${i} is labelled as\n  ${want[i]}\nand cut as\n  ${got[i]}`)
  for (const f of figures) if (!want[f.index]) throw new Error(`no unit ${f.index} for the figure of ${f.metric}`)
  const wrapped = found.includes('│')
  return {
    found: `${found.replaceAll('│', '\n')}\n`,
    text,
    gold: { ...head, ...(wrapped ? { text } : {}), roles, figures, doubts },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...names] = process.argv.slice(2)
  if (!folder) throw new Error('usage: convert.mjs OUTDIR [NAME.lab …]')
  mkdirSync(folder, { recursive: true })
  const here = import.meta.dirname
  const sources = names.length
    ? names
    : readdirSync(here)
        .filter((f) => f.endsWith('.lab'))
        .map((f) => join(here, f))
  for (const file of sources) {
    const name = basename(file, '.lab')
    const { found, text, gold } = labelled(readFileSync(file, 'utf8'))
    const given = forms.map((form) => file.replace(/\.lab$/, `.found.${form}`)).find((path) => existsSync(path))
    if (given) gold.text = text
    // the scorer asks for NAME.txt; the reader goes by what a file holds, not by its name
    writeFileSync(join(folder, `${name}.txt`), given ? readFileSync(given) : found)
    writeFileSync(join(folder, `${name}.gold.json`), `${JSON.stringify(gold)}\n`)
    console.log(name, gold.roles.length, 'units', gold.figures.length, 'figures')
  }
}
