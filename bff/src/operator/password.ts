import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** How dear one guess is: 2^15 rounds over 32 MiB, about a tenth of a second. */
export const scryptCost = { logRounds: 15, blockSize: 8, parallel: 1 } as const;
type ScryptCost = { logRounds: number; blockSize: number; parallel: number };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Stored text is ours, but a damaged row must not ask for unbounded memory. */
const MAX_LOG_ROUNDS = 20;

/** The cost stands in the hash, so that it can be raised without locking anybody out. */
export async function hashPassword(password: string, cost: ScryptCost = scryptCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  const { logRounds, blockSize, parallel } = cost;
  return ['scrypt', logRounds, blockSize, parallel, salt.toString('base64'), hash.toString('base64')].join(
    '$',
  );
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, logRounds, blockSize, parallel, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !hash) return false;
  const cost = { logRounds: Number(logRounds), blockSize: Number(blockSize), parallel: Number(parallel) };
  if (!(cost.logRounds >= 1 && cost.logRounds <= MAX_LOG_ROUNDS)) return false;
  const expected = Buffer.from(hash, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

let standIn: Promise<string> | undefined;

/** Takes as long as a real check, so that the time of the answer does not tell which names exist. */
export async function verifyNobody(password: string): Promise<false> {
  standIn ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'));
  await verifyPassword(password, await standIn);
  return false;
}

function derive(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const rounds = 2 ** cost.logRounds;
  const maxmem = 256 * rounds * cost.blockSize;
  const options = { N: rounds, r: cost.blockSize, p: cost.parallel, maxmem };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
