import { lookup as lookUp, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { askingConnector } from '../delivery';
import { type EndpointRules, isPublicAddress } from './endpoint.rules';

export class AddressNotPublic extends Error {
  override name = 'AddressNotPublic';
  readonly code = 'ADDRESS_NOT_PUBLIC';
}

export interface AgentOptions extends EndpointRules {
  connectTimeoutMs: number;
  /** Connections that are kept for the next call; none when absent. */
  keptConnections?: number;
  /** How a name becomes addresses; the system's own way when absent. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
}

/**
 * A connection goes to the very address that was checked: between a check and a second look a name could turn
 * to an address of the house. One address that is not public refuses the name altogether.
 */
export function createEndpointAgent(options: AgentOptions): Agent {
  const resolve = options.resolve ?? resolveBySystem;
  const lookup: LookupFunction = (host, { all }, answer) => {
    resolve(host).then(
      (addresses) => {
        const first = addresses[0];
        if (!first) return answer(new Error(`${host} has no address`), '', 0);
        if (!options.allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
          return answer(new AddressNotPublic(`${host} has an address that is not public`), '', 0);
        if (all) return answer(null, addresses, 0);
        answer(null, first.address, first.family);
      },
      (error: Error) => answer(error, '', 0),
    );
  };
  return new Agent({
    connect: askingConnector(buildConnector({ lookup, timeout: options.connectTimeoutMs })),
    ...(options.keptConnections ? { connections: options.keptConnections } : { pipelining: 0 }),
  });
}

function resolveBySystem(host: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) =>
    lookUp(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  );
}
