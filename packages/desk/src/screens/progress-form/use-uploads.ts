import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { Problem, wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { uploadFile } from './upload-file.ts'

/** A file on its way to the server. */
export interface Upload {
  readonly id: number
  readonly file: File
  /** 0 … 1. */
  readonly share: number
  readonly doing: string
  readonly failed: string | null
  readonly stop: AbortController
}

let lastId = 0

/** The task and report that uploads belong to. */
export interface UploadsOf {
  readonly taskId: string
  /** The report that new files belong to; created on demand. */
  readonly progressId: () => Promise<string | null>
  readonly onChanged: () => unknown
}

/** Uploads of evidence. A failed one stays in the list until it is repeated or removed. */
export function useUploads({ taskId, progressId, onChanged }: UploadsOf) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const put = (id: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)))
  const remove = (id: number) => setUploads((all) => all.filter((each) => each.id !== id))

  const start = async (file: File) => {
    const id = ++lastId
    const stop = new AbortController()
    setUploads((all) => [...all, { id, file, share: 0, doing: '等待', failed: null, stop }])
    try {
      await uploadFile(file, {
        ask: place.ask,
        taskId,
        progressId: await progressId(),
        signal: stop.signal,
        onProgress: (share, doing) => put(id, { ...(share >= 0 ? { share } : {}), doing }),
      })
      remove(id)
      await onChanged()
    } catch (error) {
      if (stop.signal.aborted) remove(id)
      // nothing is to be sent again: the file waits for a second person, and is listed below
      else if (error instanceof Problem && error.reason === 'held') {
        void message.warning(error.message, 8)
        remove(id)
        await queries.invalidateQueries({ queryKey: [place.code, 'held-files'] })
      } else put(id, { failed: wordsOf(error) })
    }
  }
  return {
    uploads,
    remove,
    /** Uploads files one after another. */
    startAll: async (files: readonly File[]) => {
      for (const file of files) await start(file)
    },
    /** Goes on with a failed upload from what the server has. */
    resume: ({ id, file }: Upload) => {
      remove(id)
      void start(file)
    },
  }
}
