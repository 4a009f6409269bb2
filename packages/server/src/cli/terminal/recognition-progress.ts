import type { RecognitionProgress } from '../../scans/recognise-work.ts'
import type { Language } from '../language.ts'
import type { Output } from './output.ts'

/** Shows how many pages of a scan are recognised, on one line of a terminal that is cleared at the end; prints nothing elsewhere. */
export function recognitionProgress(err: Output, language: Language): (progress: RecognitionProgress) => void {
  if (!err.terminal) return () => undefined
  return ({ done, pages }) => {
    const said =
      language === 'zh' ? `正在识别扫描件：${done}/${pages} 页` : `recognising the scan: page ${done} of ${pages}`
    void err.write(done < pages ? `\r\u001b[K${said}` : '\r\u001b[K')
  }
}
