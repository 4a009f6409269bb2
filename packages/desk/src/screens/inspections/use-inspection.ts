import type { InspectionDetail } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { useWorkplace } from '../../application/session.tsx'

/** What the parts of an inspection's page get. */
export interface OfInspection {
  readonly inspection: InspectionDetail
  readonly again: () => Promise<unknown>
}

/** An inspection, as its screens ask for it. */
export const useInspection = (inspectionId: string) => {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'inspection', inspectionId],
    queryFn: () => place.ask('GET /inspections/:inspectionId', { path: { inspectionId } }),
  })
}

/** The inspections somebody may read; of a task where one is named. */
export function useInspections(task?: string) {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'inspections', task ?? null],
    queryFn: () => place.ask('GET /inspections', { query: task === undefined ? {} : { task } }),
  })
}
