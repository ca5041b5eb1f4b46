import ipaddr from "ipaddr.js";

/** Tells the visitor's own network address; believes forwarded headers only from proxies named in the configuration. */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: readonly string[],
): string {
  const direct = plain(socketAddress ?? "");
  if (!forwardedFor || !isTrusted(direct, proxies)) return direct;
  const hops = forwardedFor.split(",").map((hop) => plain(hop.trim()));
  for (const hop of hops.toReversed()) {
    if (!ipaddr.isValid(hop)) return direct;
    if (!isTrusted(hop, proxies)) return hop;
  }
  return hops[0] ?? direct;
}

function isTrusted(address: string, proxies: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return proxies.some((proxy) => {
    const range = proxy.includes("/") ? ipaddr.parseCIDR(proxy) : null;
    if (!range) return ipaddr.isValid(proxy) && ipaddr.process(proxy).toString() === parsed.toString();
    return parsed.kind() === range[0].kind() && parsed.match(range);
  });
}

function plain(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}
