// Preloaded into a process to be measured: its last line on stderr is the most memory it held, in KiB.
process.on('exit', () => process._rawDebug(`peak ${process.resourceUsage().maxRSS}`))
