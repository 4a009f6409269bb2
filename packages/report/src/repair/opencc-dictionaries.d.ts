declare module 'opencc-js/dict/*' {
  /** Entries separated by `|`, each the Traditional and the Simplified form separated by a blank. */
  const entries: string
  // biome-ignore lint/style/noDefaultExport: the package has it so
  export default entries
}
