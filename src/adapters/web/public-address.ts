import { BlockList, isIP } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast. */
const NOT_PUBLIC_4 = [
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
/** What is given out to the public internet is all in here; loopback, link-local, private, mapped and translated addresses are not. */
const GLOBAL_6 = '2000::/3';
/** https://www.iana.org/assignments/iana-ipv6-special-registry: of those the ones that lead elsewhere, as tunnels to an IPv4 address do. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Whether an IP address is one on the public internet. Whoever types a web address must not make us ask a machine of our own network. */
export const isPublicAddress = createPublicAddress();

function createPublicAddress(): (address: string) => boolean {
  const notPublic4 = blockList(NOT_PUBLIC_4, 'ipv4');
  const global6 = blockList([GLOBAL_6], 'ipv6');
  const notPublic6 = blockList(NOT_PUBLIC_6, 'ipv6');
  return (address) => {
    if (isIP(address) === 4) return !notPublic4.check(address, 'ipv4');
    return isIP(address) === 6 && !address.includes('%') && global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
  };
}

function blockList(subnets: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net, prefix] = subnet.split('/') as [string, string];
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}
