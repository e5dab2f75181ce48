import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * A headless Chromium: the machine's own, else the distribution's package where that may be installed, else the build that
 * comes with a package of the registry. Throws where none of them starts.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = ownBrowser() ?? installedBrowser();
  const isRoot = process.getuid?.() === 0;
  const common = isRoot ? ['--no-sandbox'] : [];
  if (own !== undefined) return chromium.launch({ executablePath: own, args: common });
  const { default: shipped } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await shipped.executablePath(), args: [...shipped.args, ...common] });
}

function ownBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.PORTOLAN_CHROMIUM ?? '', ...onPath].find((place) => place !== '' && existsSync(place));
}

/** Debian's package, where we may install one. */
function installedBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'ignore', env: environment, timeout: 240_000 } as const;
  try {
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], options);
  } catch (error) {
    // Without a mirror in reach the shipped build has to do.
    process.stderr.write(`Chromium could not be installed: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
  return ownBrowser();
}
