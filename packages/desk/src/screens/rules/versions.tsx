import type { RuleVersion } from '@luoshi/server/desk/rules/rule-routes.ts'

/** Every version of rules in words, newest first, with who made it and why. */
export function Versions<Rules>({
  versions,
  words,
}: {
  readonly versions: readonly RuleVersion<Rules>[]
  readonly words: (rules: Rules) => string
}) {
  return (
    <ol className="rule-versions">
      {versions.map(({ version, validFrom, rules, note, madeBy, madeAt }) => (
        <li key={version}>
          <strong>{version === 0 ? '初始规则' : `第 ${version} 版`}</strong>
          {validFrom && ` 自 ${validFrom} 起`}：{words(rules)}
          {madeBy && (
            <span className="soft">
              {' '}
              （{madeBy} {madeAt?.slice(0, 10)}
              {note ? `，${note}` : ''}）
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
