import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../bff/src/platform/database';
import { makeTemporaryFolder } from '../../database';
import { databaseOn, onServer } from '../../database/server';
import { makeTemplate } from '../../database/template';
import { type RedisServer, startRedis } from './redis-server';

export interface Places {
  redis: RedisServer | null;
  /** In words, for the reader of the table. */
  describe(): Promise<string>;
  /** A fresh database for the time of the work; with the product's tables or without any. */
  withDatabase<T>(tables: 'product' | 'none', work: (url: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** One PostgreSQL that really writes to the disk, shared by all who need one, and one Redis. */
export async function openPlaces(): Promise<Places> {
  const folder = await makeTemporaryFolder();
  const cluster = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: true });
  const template = await makeTemplate(cluster.url);
  const redis = await startRedis(folder);

  async function withDatabase<T>(tables: 'product' | 'none', work: (url: string) => Promise<T>): Promise<T> {
    const name = `bench_${randomBytes(5).toString('hex')}`;
    await onServer(cluster.url, (client) =>
      client.query(`create database ${name} template ${tables === 'product' ? template : 'template0'}`),
    );
    try {
      return await work(databaseOn(cluster.url, name));
    } finally {
      await onServer(cluster.url, (client) => client.query(`drop database if exists ${name} with (force)`));
    }
  }

  return {
    redis,
    withDatabase,
    describe: () => describe(cluster.url, redis),
    async close() {
      await redis?.stop();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What is written is on the disk before the next is timed: nobody pays for who came before. */
export const settleDisk = (databaseUrl: string): Promise<unknown> =>
  onServer(databaseUrl, (client) => client.query('checkpoint'));

const describe = (url: string, redis: RedisServer | null): Promise<string> =>
  onServer(url, async (client) => {
    const show = async (name: string) =>
      (await client.query<Record<string, string>>(`show ${name}`)).rows[0]![name]!;
    const [version, fsync, commit] = [
      await show('server_version'),
      await show('fsync'),
      await show('synchronous_commit'),
    ];
    const other = redis ? `Redis ${redis.version} in memory only` : 'no redis-server on this machine';
    return `PostgreSQL ${version} (fsync ${fsync}, synchronous_commit ${commit}), ${other}, Node ${process.version}`;
  });
