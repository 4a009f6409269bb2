// Preloaded into a process to be measured: its last line on stderr is the most memory it held, in KiB.
import { writeSync } from 'node:fs'

process.on('exit', () => writeSync(2, `peak ${process.resourceUsage().maxRSS}\n`))
