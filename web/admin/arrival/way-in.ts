/** Somebody comes with a link: an invitation, or the address that the first start printed. Its key never reaches a server's log. */
export type WayIn = { readonly kind: 'invitation'; readonly id: string; readonly token: string } | { readonly kind: 'setup'; readonly token: string }

export function wayInOf(hash: string): WayIn | null {
  // A mail program may have taken what stands behind the link for a part of it: a full stop, a bracket
  const [, id, invited] = /^invitation=([\w-]+)\.([\w-]+)/.exec(hash) ?? []
  if (id && invited) return { kind: 'invitation', id, token: invited }
  const [, token] = /^setup=([\w-]+)/.exec(hash) ?? []
  return token ? { kind: 'setup', token } : null
}
