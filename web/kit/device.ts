/**
 * The token of a paired kiosk or board, kept on this device. The demo opens it paired: the token comes in the fragment of the
 * address, which is never sent to a server, and is taken out of sight at once.
 */
export function deviceToken(kind: 'kiosk' | 'board'): string | null {
  const handed = new URLSearchParams(location.hash.slice(1)).get('device')
  if (handed) {
    keepDeviceToken(kind, handed)
    history.replaceState(null, '', `${location.pathname}${location.search}`)
  }
  return localStorage.getItem(`sportello.${kind}`)
}

export const keepDeviceToken = (kind: 'kiosk' | 'board', token: string): void => localStorage.setItem(`sportello.${kind}`, token)
export const forgetDevice = (kind: 'kiosk' | 'board'): void => localStorage.removeItem(`sportello.${kind}`)
