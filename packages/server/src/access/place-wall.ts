/** The second wall, behind the proofs of this row: what the database itself shows of one place. */
export { acrossPlaces, inPlace } from '../store/place-wall.ts'
