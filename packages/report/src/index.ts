export * from './report.ts'
export type { Span } from './source/span.ts'
export { read } from './pipeline.ts'
