// Brings in what the tests need of Debian's packages, where that can be done without asking: as root, by apt-get.
import { spawnSync } from 'node:child_process'

/** True when the packages are installed now; false where this is no Debian, not root, or they cannot be had. */
export function installPackages(...packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  const apt = (...words) =>
    spawnSync('apt-get', ['-y', '-qq', '--no-install-recommends', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'ignore'],
    }).status === 0
  return apt('install', ...packages) || (apt('update') && apt('install', ...packages))
}
