import { platformShapes } from '../platform';
import type { ApiHost, ApiTable } from './api-host';
import { appEventApis } from './app-events';
import { binaryApis } from './binary';
import { deviceApis } from './device';
import { identityApis } from './identity';
import { interactionApis } from './interaction';
import { navigationApis } from './navigation';
import { networkApis } from './network';
import { notImitatedApis } from './not-imitated';
import { pageQueryApis } from './page-query';
import { paymentApis } from './payment';
import { requestApis, type RequestParts } from './request';
import { storageApis } from './storage';

/** The `wx` or `tt` object: what this host imitates, what it only names, and what the real host lacks too. */
export function hostApis(host: ApiHost, request: RequestParts): ApiTable {
  const { globalName } = platformShapes[host.platform];
  const apis: ApiTable = {
    ...notImitatedApis(host.platform, globalName),
    ...appEventApis(host),
    ...binaryApis(host),
    ...deviceApis(host),
    ...identityApis(host),
    ...interactionApis(host),
    ...navigationApis(host),
    ...networkApis(host),
    ...pageQueryApis(host),
    ...paymentApis(host),
    ...requestApis(host, request),
    ...storageApis(host),
  };
  apis.canIUse = (schema: string) => {
    const [name = '', member = ''] = String(schema).split('.');
    // Components and their attributes are taken as known: only API names differ between these hosts.
    return Object.hasOwn(apis, name) || name === 'button' || (name !== '' && member.startsWith('open-type'));
  };
  return apis;
}
