import { BlockList, isIP, isIPv4 } from 'node:net';

export interface EndpointRules {
  /** Only where the whole world runs on one machine: plain http and addresses of the house. */
  allowPrivate: boolean;
}

export const strictEndpoints: EndpointRules = { allowPrivate: false };

const maxUrlLength = 2_048;

// RFC 6890 and its successors: whatever is not somebody's place on the public Internet.
const privateNetworks4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within 2000::/3, where all public addresses lie: documentation, Teredo, and 6to4, which hides an IPv4 address. */
const privateNetworks6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const private4 = listOf(privateNetworks4, 'ipv4');
const private6 = listOf(privateNetworks6, 'ipv6');
const public6 = listOf(['2000::/3'], 'ipv6');

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, prefix] = network.split('/');
    list.addSubnet(address!, Number(prefix), family);
  }
  return list;
}

/** True for an address that anybody on the Internet could reach; no address of ours or of a neighbour's network. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !private4.check(address, 'ipv4');
  return isIP(address) === 6 && public6.check(address, 'ipv6') && !private6.check(address, 'ipv6');
}

/** Why an endpoint cannot be used, in a word; null when its text raises no doubt. Its name is resolved later. */
export function endpointFault(text: string, rules: EndpointRules): string | null {
  if (text.length > maxUrlLength) return 'url_too_long';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return 'not_a_url';
  if (url.protocol !== 'https:' && !(rules.allowPrivate && url.protocol === 'http:')) return 'https_needed';
  if (url.username !== '' || url.password !== '') return 'url_holds_credentials';
  if (url.hash !== '') return 'url_holds_fragment';
  if (rules.allowPrivate) return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return isPublicAddress(host) ? null : 'address_not_public';
  return isLocalName(host) ? 'address_not_public' : null;
}

const isLocalName = (host: string) => !host.includes('.') || /\.(localhost|local|internal)\.?$/i.test(host);
