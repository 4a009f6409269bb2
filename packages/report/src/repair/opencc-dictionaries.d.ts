declare module 'opencc-js/dict/*' {
  /** Entries parted by `|`, each the Traditional and the Simplified form parted by a blank. */
  const entries: string
  // biome-ignore lint/style/noDefaultExport: the package has it so
  export default entries
}
