/** The record's database as commands and queries take it, for the rooms that do not know the store. */
export type { Database } from '../store/connection.ts'
