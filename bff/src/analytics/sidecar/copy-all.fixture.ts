import { everybodyDone } from '../../../../test/database';
import type { Queryable } from '../../platform/database';
import type { Sidecar } from './sidecar';

/**
 * Until the copy says that it holds everything up to the moment. One round is not enough beside other databases of the
 * server: what they write in between holds up how far it may say that it has come. What writes behind the test's back
 * holds it up as well, unseen where the test's clock stands still.
 */
export async function copyAll(db: Queryable, sidecar: Sidecar, upTo: Date): Promise<void> {
  for (;;) {
    await everybodyDone(db);
    while ((await sidecar.work.run()) > 0);
    const status = await sidecar.status();
    if (status.state === 'ready' && Date.parse(status.asOf) >= upTo.getTime()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
