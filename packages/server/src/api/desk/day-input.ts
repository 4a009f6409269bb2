import { z } from 'zod'

/** A day of a request, `2031-06-01`, of the years 1900 to 2200: what lies beyond is a slip, and no calendar here reckons with it. */
export const dayInput = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2200-12-31', '须是 1900 年至 2200 年之间的日期')
