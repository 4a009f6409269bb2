import type { EvidenceItem } from '@luoshi/server/desk/evidence/evidence-routes.ts'
import { Button, Progress } from 'antd'
import { useWorkplace } from '../../application/session.tsx'
import { momentWords, sizeWords } from '../../words/reporting.ts'
import type { Upload } from './use-uploads.ts'

/** A file the record has, with its thumbnail. `onRemove` is null where it may not be removed. */
export function EvidenceRow({
  item,
  onRemove,
}: {
  readonly item: EvidenceItem
  readonly onRemove: (() => void) | null
}) {
  const place = useWorkplace()
  const path = { evidenceId: item.evidenceId }
  return (
    <li>
      {item.picture ? (
        <a
          href={place.address('GET /evidence/:evidenceId/picture', { path, query: { size: 'large' } })}
          target="_blank"
          rel="noopener"
        >
          <img
            alt={`${item.fileName} 缩略图`}
            loading="lazy"
            src={place.address('GET /evidence/:evidenceId/picture', { path })}
          />
        </a>
      ) : (
        <span className="evidence-kind" aria-hidden="true">
          {item.fileName.split('.').at(-1)?.slice(0, 4).toUpperCase()}
        </span>
      )}
      <span className="evidence-words">
        <a href={place.address('GET /evidence/:evidenceId/file', { path })} download>
          {item.fileName}
        </a>
        {item.mediaType === 'application/pdf' && (
          <a
            className="whole"
            href={place.address('GET /evidence/:evidenceId/preview', { path })}
            target="_blank"
            rel="noopener"
            aria-label={`打开 ${item.fileName}`}
          >
            打开
          </a>
        )}
        <span className="soft">
          {sizeWords(item.size)} · {item.uploadedBy} {momentWords(item.uploadedAt)}
        </span>
      </span>
      {onRemove && (
        <Button size="small" type="text" onClick={onRemove} aria-label={`撤下 ${item.fileName}`}>
          撤下
        </Button>
      )}
    </li>
  )
}

interface UploadRowProps {
  readonly upload: Upload
  readonly onResume: () => void
  readonly onRemove: () => void
}

/** A file on its way: how far it is, or why it stopped. */
export function UploadRow({ upload, onResume, onRemove }: UploadRowProps) {
  const { file, share, doing, failed, stop } = upload
  return (
    <li>
      <span className="evidence-words">
        {file.name}
        {failed === null ? (
          <Progress percent={Math.floor(share * 100)} size="small" format={() => doing} />
        ) : (
          <span role="alert" className="state-red">
            {failed}
          </span>
        )}
      </span>
      {failed === null ? (
        <Button size="small" type="text" onClick={() => stop.abort()}>
          取消
        </Button>
      ) : (
        <>
          <Button size="small" onClick={onResume}>
            继续上传
          </Button>
          <Button size="small" type="text" onClick={onRemove}>
            移除
          </Button>
        </>
      )}
    </li>
  )
}
