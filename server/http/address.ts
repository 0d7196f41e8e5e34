import { BlockList, isIP, isIPv6 } from 'node:net'

/**
 * The client's address: the peer's, unless the peer is a proxy we trust; then the last address in `X-Forwarded-For` that is not
 * one of ours. A forged header from anywhere else changes nothing.
 */
export function createAddressOf(trusted: readonly string[]): (peer: string, forwardedFor: string | undefined) => string {
  const proxies = new BlockList()
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix) proxies.addSubnet(address, Number(prefix), family)
    else proxies.addAddress(address, family)
  }
  const isProxy = (address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  return (peer, forwardedFor) => {
    const plainPeer = peer.replace(/^::ffff:/, '')
    if (!forwardedFor || !isProxy(plainPeer)) return plainPeer
    const hops = forwardedFor.split(',').map((hop) => hop.trim())
    const client = hops.findLast((hop) => !isProxy(hop)) ?? ''
    return isIP(client) ? client : plainPeer
  }
}
