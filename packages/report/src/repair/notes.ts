/** A note behind a report: its number or sign, the term it explains, where its line begins. */
export interface Note {
  readonly sign: string
  readonly term: string
  readonly at: number
}

/** No report has more notes. */
const most = 500
const line =
  /\n[ \u3000]*(?:\[\^?(?:注释?)?(\d{1,3})\]|[〔［【（(<〈](?:注释?)?(\d{1,3})[〕］】）)>〉]|(?:注释?)?(\d{1,3})[.、．:： ]|([①-⑳㉑-㊿⑴-⒇]|[*※]{1,3}))[ \u3000:：.、]*(?:[“《]([^”》\n]{1,30})[”》]|([^\n：:，。“”]{2,20})[：:])?/g

/** The numbered lines in the last part of a text, as notes stand there. */
export function notesOf(text: string): Note[] {
  const from = Math.floor(text.length * 0.5)
  const notes: Note[] = []
  for (const { 1: a, 2: b, 3: c, 4: d, 5: quoted, 6: plain, index } of text.slice(from).matchAll(line))
    if (notes.length < most)
      notes.push({ sign: a ?? b ?? c ?? d ?? '', term: quoted ?? plain ?? '', at: from + index + 1 })
  return notes
}
