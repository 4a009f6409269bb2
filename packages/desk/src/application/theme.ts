import { type MappingAlgorithm, type ThemeConfig, theme } from 'antd'

/** antd's compact sizes with letters as large as before: 14 px, which its own algorithm would make 12. */
export const compact: MappingAlgorithm = (seed, map) => {
  const base = map ?? theme.defaultAlgorithm(seed)
  const letters = Object.entries(base).filter(([name]) => /^(fontSize|lineHeight|fontHeight)/.test(name))
  return { ...theme.compactAlgorithm(seed, base), ...Object.fromEntries(letters) }
}

/** A finger on a phone meets 44 px in every field and button alike: the compact sizes take 4 of what is given for the middle one. */
const forFingers = { controlHeight: 48, controlHeightSM: 44 }

/** Ink blue, hairlines, small corners; vermilion only for the rule under the title and the present place. `narrow`: a phone's. */
export function tokens(dark: boolean, narrow: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: dark ? '#7ea6de' : '#1f3f6e',
      colorLink: dark ? '#a9c7f5' : '#1d3f72',
      colorInfo: dark ? '#93bbf5' : '#1f4e8c',
      colorSuccess: dark ? '#85cc9b' : '#23693b',
      colorWarning: dark ? '#e5b75c' : '#855600',
      colorError: dark ? '#ff9a94' : '#b0132b',
      colorBgLayout: dark ? '#161513' : '#f7f5f0',
      colorTextSecondary: dark ? '#b9b2a8' : '#55514b',
      colorTextTertiary: dark ? '#a49d93' : '#66615a',
      colorTextQuaternary: dark ? '#968f86' : '#6f6a62',
      colorTextPlaceholder: dark ? '#968f86' : '#6f6a62',
      colorTextDescription: dark ? '#b9b2a8' : '#5b5751',
      // what is chosen stays legible: the tints antd makes of a dark blue are a middle grey
      colorPrimaryBg: dark ? '#1f2b40' : '#e6edf7',
      colorPrimaryBgHover: dark ? '#26354e' : '#d9e4f2',
      controlItemBgActive: dark ? '#1f2b40' : '#e6edf7',
      controlItemBgActiveHover: dark ? '#26354e' : '#d9e4f2',
      // antd waits for the end of a motion, of which a busy browser does not always tell: a button then stays in its loading state (decision 125)
      motion: false,
      borderRadius: 3,
      fontSize: 14,
      fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      ...(narrow ? forFingers : {}),
    },
    components: {
      // on the light blue and the light red of the dark scheme dark words are read, white ones are not
      Button: dark ? { primaryColor: '#10141b', dangerColor: '#10141b' } : {},
      Layout: { headerHeight: 48, headerPadding: '0 16px', bodyBg: 'transparent' },
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8 },
    },
  }
}
